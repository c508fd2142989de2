import { expect, it } from 'vitest';
import type { Graph } from '../../src/document/document.ts';
import { bodyOf, graphOf, node } from './graph.ts';
import { look } from './oracle/look.ts';

const series = (...values: number[]) => node('s', 'series', { values });
it('gives every port of every node, those inside bodies by their paths', () => {
  const layer = node('l', 'vanilla', { units: 1, nonlinearity: 'none', bias: false });
  const slide = node('slide', 'convolve', { size: 1 }, bodyOf([layer], '$.window → l.x', 'l.y → $.result'));
  const found = look(graphOf([series(1, 2), slide], 's.out → slide.x'), { weights: { 'slide/l.W': [[3]] } });
  expect(found.ports).toEqual([
    's.out',
    'slide.x',
    'slide.y',
    'slide/$.result',
    'slide/$.window',
    'slide/l.x',
    'slide/l.y',
  ]);
});

it('the order of nodes and of wires does not matter', () => {
  const nodes = [node('b', 'tanh'), node('a', 'tanh'), series(0.5)];
  look(graphOf(nodes, 'a.y → b.x', 's.out → a.x')).expectAt('b.y', 'numbers (time 1, features 1)', [
    Math.tanh(Math.tanh(0.5)),
  ]);
});

it('a bypassed node passes its first input on at all outputs, and does not compute', () => {
  const identity = (handed: string, taken: string) => bodyOf([], `$.${handed} → $.${taken}`);
  const state = bodyOf([], '$.element → $.output', '$.state → $.state');
  const cases: [block: string, inputs: string[], outputs: string[], body?: Graph][] = [
    ['vanilla', ['x'], ['y']],
    ['softmax', ['x'], ['y']],
    ['max-pooling', ['x'], ['y']],
    ['tanh', ['x'], ['y']],
    ['gru', ['x', 'state'], ['output', 'state', 'z', 'r', 'proposal']],
    ['lstm', ['x', 'state'], ['output', 'state', 'i', 'f', 'o', 'proposal', 'cell']],
    ['join', ['a', 'b'], ['y']],
    ['add', ['a', 'b'], ['y']],
    ['multiply', ['a', 'b'], ['y']],
    ['flatten', ['x'], ['y']],
    ['sum', ['x'], ['y']],
    ['stack', ['x'], ['y'], identity('input', 'output')],
    ['convolve', ['x'], ['y'], identity('window', 'result')],
    ['recur', ['sequence', 'start'], ['all', 'last', 'final'], state],
    ['recurse', ['tree'], ['root', 'all'], identity('left', 'result')],
  ];
  const [first, other] = [
    node('first', 'vector', { size: 2, values: [1, 2] }),
    node('other', 'vector', { size: 3 }),
  ];
  for (const [block, inputs, outputs, body] of cases) {
    // The wire of the second input comes first, as wires have no order.
    const wires = inputs.map((port, i) => `${i === 0 ? 'first' : 'other'}.out → n.${port}`).reverse();
    const bypassed = { ...node('n', block, {}, body), bypass: true };
    const found = look(graphOf([first, other, bypassed], ...wires));
    for (const output of outputs) found.expectAt(`n.${output}`, 'numbers (features 2)', [1, 2]);
    expect(found.ports.filter((port) => port.startsWith('n'))).toHaveLength(
      new Set([...inputs, ...outputs]).size,
    );
  }
});

it('refuses a graph that is not whole', () => {
  const cases: [graph: ReturnType<typeof graphOf>, message: string][] = [
    [graphOf([node('n', 'tanh'), node('m', 'tanh')], 'n.y → m.x', 'm.y → n.x'), 'n misses an input'],
    [graphOf([node('n', 'nonsense')]), 'no block nonsense'],
    [graphOf([series(1), node('l', 'vanilla')], 's.out → l.x'), 'no weight W of l'],
  ];
  for (const [graph, message] of cases) expect(() => look(graph)).toThrow(message);
});
