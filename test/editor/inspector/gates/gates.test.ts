import { expect, test } from 'vitest';
import { blocks } from '../../../../src/blocks/index.ts';
import type { Graph } from '../../../../src/document/document.ts';
import { describeGate } from '../../../../src/editor/inspector/gates/describeGate.ts';
import { gateLines } from '../../../../src/editor/inspector/gates/gateLines.ts';
import { choicesOutside, gateSteps } from '../../../../src/editor/inspector/gates/gateSteps.ts';
import { gatesOf, readingsAround } from '../../../../src/editor/state/gatePorts.ts';
import { liveSourceOf } from '../../../../src/editor/state/liveSource.ts';
import { setPosition } from '../../../../src/editor/state/scrub.ts';
import { select } from '../../../../src/editor/state/selection.ts';
import { run } from '../../../harness/run.ts';
import { editorOf, nameReader } from '../../editorOf.ts';
import { axesOf } from '../../views/subjects.ts';

const value = (words: string, ...values: number[]) => ({
  axes: axesOf(words),
  values: Float32Array.from(values),
});
const gate = { steps: 2, units: 2, values: Float32Array.of(0, 1, 0.5, 0.75) };

test('every gate is an output of its block', () => {
  for (const block of ['gru', 'lstm'])
    for (const { port } of gatesOf('read/cell', { block }))
      expect(Object.keys(blocks.get(block)?.outputs ?? {})).toContain(port.replace('read/cell.', ''));
  expect(gatesOf('read/cell', { block: 'vanilla' })).toEqual([]);
});

test('a unit outside of any body has one step, and no gates over time', () => {
  expect(gatesOf('cell', { block: 'gru' })).toEqual([]);
});

test('the gates of the selected unit are computed, and of no other', () => {
  const editor = editorOf(nameReader());
  const source = liveSourceOf(editor);
  expect(source.getPorts()).not.toContain('read/cell.z');
  select(editor, ['read/cell']);
  expect(source.getPorts()).toEqual(
    expect.arrayContaining(['read/cell.z', 'read/cell.r', 'read/cell.proposal', 'read/cell.output']),
  );
});

test('of a recurrence that reads both ways, the gates of each reading are computed and seen', () => {
  const graph = nameReader();
  const editor = editorOf({
    ...graph,
    nodes: graph.nodes.map((node) =>
      node.id === 'read' ? { ...node, params: { direction: 'both' } } : node,
    ),
  });
  select(editor, ['read/cell']);
  const { inference, program } = editor.getState();
  expect(readingsAround(inference, 'read/cell')).toEqual(['forward', 'backward']);
  expect(liveSourceOf(editor).getPorts()).toEqual(
    expect.arrayContaining(['read[forward]/cell.z', 'read[backward]/cell.z']),
  );

  const ports = ['read[forward]/cell.z', 'read[backward]/cell.z'];
  const seen = ports.map((port) => {
    const found = run(program, [port]).get(port);
    if (!found) throw new Error(`There is no value of ${port}.`);
    setPosition(editor, 'read', 1);
    const choices = choicesOutside(inference, editor.getState().positions, port);
    return gateSteps({ axes: found.axes, values: Float32Array.from(found.values) }, choices);
  });
  expect(seen.map((each) => each?.steps)).toEqual([3, 3]);
  expect(seen[0]?.values).not.toEqual(seen[1]?.values);
});

test('all steps are seen, whichever of them is looked at', () => {
  const editor = editorOf(nameReader());
  setPosition(editor, 'read', 1);
  const { inference, positions } = editor.getState();
  expect(choicesOutside(inference, positions, 'read/cell.z')).toEqual([]);
});

test('of a recur in a convolve, the steps in the window that is looked at', () => {
  const editor = editorOf(slid(nameReader('adalovelace')));
  setPosition(editor, 'slide', 2);
  setPosition(editor, 'slide/read', 1);
  const { inference, positions } = editor.getState();
  expect(choicesOutside(inference, positions, 'slide/read/cell.z')).toEqual([2, undefined]);
});

test('steps are rows, units columns', () => {
  expect(gateSteps(value('time 3, features 2', 1, 2, 3, 4, 5, 6), [])).toMatchObject({ steps: 3, units: 2 });
  const part = gateSteps(value('position 2, time 2, features 1', 1, 2, 3, 4), [1, undefined]);
  expect(part).toEqual({ steps: 2, units: 1, values: Float32Array.of(3, 4) });
});

test('what a gate did is told of one step, and of all', () => {
  expect(describeGate(gate, 1)).toBe('step 2 of 2: mean 0.625, 0.500 to 0.750');
  expect(describeGate(gate, 1, ['a', 'd'])).toBe('step 2 of 2, “d”: mean 0.625, 0.500 to 0.750');
  expect(describeGate(gate, undefined)).toBe('2 steps: mean 0.563, 0 to 1');
});

test('gates are drawn from 0 to 1, with the mean of all units', () => {
  const { units, mean, zero } = gateLines(gate, 'unit', { width: 40, height: 10 });
  expect(units).toEqual(['10,10 30,5', '10,0 30,2.5']);
  expect(mean).toBe('10,5 30,3.8');
  expect(zero).toBe(10);
});

test('states are drawn around 0', () => {
  const state = { steps: 1, units: 2, values: Float32Array.of(-2, 1) };
  expect(gateLines(state, 'signed', { width: 40, height: 8 })).toEqual({
    units: ['20,8', '20,2'],
    mean: '20,5',
    zero: 4,
  });
});

/** A convolve over the embedded letters, with the recur in its body. */
function slid({ nodes, wires }: Graph): Graph {
  const read = nodes.find(({ id }) => id === 'read');
  if (!read) throw new Error('There is no recur.');
  return {
    nodes: [
      ...nodes.filter(({ id }) => id === 'letters' || id === 'embed'),
      {
        id: 'slide',
        block: 'convolve',
        params: { size: [3], window: 'grid' },
        at: [480, 0],
        body: {
          nodes: [{ ...read, at: [0, 0] }],
          wires: [
            ['$.window', 'read.sequence'],
            ['read.last', '$.result'],
          ],
        },
      },
    ],
    wires: [...wires.filter(([from]) => from === 'letters.out'), ['embed.y', 'slide.x']],
  };
}
