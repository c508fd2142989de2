import { describe, expect, it } from 'vitest';
import { axesIn, axis, numbers } from '../../src/base/valueType.ts';
import { infer } from '../../src/compiler/infer.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import type { Document, Graph, Wire } from '../../src/document/document.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { grow } from '../harness/random/draw.ts';
import { settle, windowsOver } from '../harness/random/layers.ts';
import type { Port, Sketch } from '../harness/random/sketch.ts';
import { image, series, text, tree, vector } from '../harness/random/sources.ts';
import { allPartsAt, concatenated, expectSame, numbersAt } from './arrays.ts';
import { bodyIn, graphsWith, nodeIn, sourceOf, values, weightsOf, withNode, withParams } from './frames.ts';
import { withWires } from './rewrite.ts';

/** A stack of any body that gives back what it takes. */
function putStack(sketch: Sketch, x: Port, id: string, most: number) {
  const { dice } = sketch;
  const params = { times: 1 + dice.below(most), shared: dice.oneIn(2) };
  const body = (inner: Sketch) => {
    grow(inner, 1 + dice.below(4));
    const output = settle(inner, x.type);
    return output && { output };
  };
  return sketch.combine('stack', params, { x }, body, { id });
}

function drawStack(sketch: Sketch) {
  const { dice } = sketch;
  dice.oneOf(vector, image, series, text, tree)(sketch);
  grow(sketch, dice.below(2));
  const x = sketch.pick(() => true);
  return x && putStack(sketch, x, 's', 4);
}

/** The number of copies, and whether they share their weights. */
function copiesOf(graph: Graph, id: string) {
  const { times = 2, shared = false } = nodeIn(graph, id).params ?? {};
  return { times: Number(times), shared: shared === true };
}

describe('stack', () => {
  it('is associative: of m + n it is one of m and one of n', () => {
    const severals = graphsWith({ s: 'stack' }, drawStack, (document) => copiesOf(document, 's').times > 1);
    checkLaw(severals, (document) => {
      const { times, shared } = copiesOf(document, 's');
      const first = 1 + ((document.seed ?? 0) % (times - 1));
      const whole = nodeIn(document, 's');
      const parts = withNode(document, withParams(whole, { times: first }));
      const two: Document = {
        ...parts,
        nodes: [...parts.nodes, { ...withParams(whole, { times: times - first }), id: 't' }],
        wires: [
          ...document.wires.map(([from, to]): Wire => [from === 's.y' ? 't.y' : from, to]),
          ['s.y', 't.x'],
        ],
      };
      const weights = new Map([
        ...weightsOf(document),
        ...weightsOf(document, (name) =>
          shared
            ? name.replace(/^s\//, 't/')
            : name.replace(/^s\[(\d+)\]/, (_, copy) => `t[${copy - first}]`),
        ),
      ]);
      const inside = listPorts(infer(document)).filter((port) => port.startsWith('s/'));
      const wanted = values(document, inside);
      const found = values(two, [...inside, ...inside.map((port) => port.replace('s/', 't/'))], { weights });
      for (const port of wanted.keys())
        allPartsAt(wanted, port).forEach((each, i) => {
          const [one, other] = [port, port.replace('s/', 't/')].map((name) => allPartsAt(found, name)[i]);
          if (!one || !other) expect.fail(`${port} lacks a part.`);
          expectSame(concatenated(one, other), each, port);
        });
    });
  });

  it('of a stack is a stack of all copies', () => {
    const nested = (sketch: Sketch) => {
      const { dice } = sketch;
      dice.oneOf(vector, image, series, text, tree)(sketch);
      const x = sketch.pick(() => true);
      const params = { times: 1 + dice.below(3), shared: dice.oneIn(2) };
      const body = (inner: Sketch) => {
        const [input] = inner.ports;
        const y = input && putStack(inner, input, 's', 3)?.y;
        return y && { output: y };
      };
      return x && sketch.combine('stack', params, { x }, body, { id: 's' });
    };
    const isNested = (document: Document) => {
      const { nodes, wires } = bodyIn(document, 's');
      return (
        nodes.length === 1 &&
        nodes[0]?.block === 'stack' &&
        !nodes[0].bypass &&
        wires.every((wire) => ['$.input s.x', 's.y $.output'].includes(wire.join(' ')))
      );
    };
    checkLaw(graphsWith({ s: 'stack' }, nested, isNested), (document) => {
      const [outer, inner] = [copiesOf(document, 's'), copiesOf(bodyIn(document, 's'), 's')];
      // Copies that are alike in each group, and differ from group to group, are no one stack.
      if (outer.times > 1 && inner.times > 1 && outer.shared !== inner.shared) return;
      const shared = (outer.shared || outer.times === 1) && (inner.shared || inner.times === 1);
      const flat = {
        ...nodeIn(bodyIn(document, 's'), 's'),
        params: { times: outer.times * inner.times, shared },
      };
      const weights = weightsOf(document, (name) =>
        name.replace(/^s(?:\[(\d+)\])?\/s(?:\[(\d+)\])?/, (_, one = 0, other = 0) =>
          shared ? 's' : `s[${Number(one) * inner.times + Number(other)}]`,
        ),
      );
      const found = values(withNode(document, flat), ['s.y'], { weights });
      const wanted = values(document, ['s.y']);
      for (const key of wanted.keys()) expectSame(numbersAt(found, key), numbersAt(wanted, key), key);
    });
  });

  it('within a convolution, behind any first layer, is a stack of convolutions by 1', () => {
    const within = (sketch: Sketch) => {
      const { dice } = sketch;
      const x = dice.oneOf(vector, image, series, text)(sketch, 'in');
      if (!x) return;
      const window = x.type.kind === 'symbols' ? 'grid' : dice.oneOf('vector', 'grid');
      const body = (inner: Sketch) => {
        grow(inner, 1 + dice.below(3));
        const first = settle(inner, numbers(axis('features', 1 + dice.below(3))));
        const y = first && putStack(inner, first, 's', 3)?.y;
        return y && { result: y };
      };
      return sketch.combine('convolve', { ...windowsOver(sketch, x.type), window }, { x }, body, {
        id: 'c',
      });
    };
    const isWithin = (document: Document) => {
      const body = bodyIn(document, 'c');
      const { types } = infer(document);
      // What a body gives that looks at nothing but a source of its own may have axes that no window has.
      const isVector = axesIn(types.get('c/s.y') ?? numbers()).length === 1;
      return (
        isVector &&
        body.nodes.some(({ id, bypass }) => id === 's' && !bypass) &&
        sourceOf(body, '$.result') === 's.y'
      );
    };
    checkLaw(graphsWith({ c: 'convolve' }, within, isWithin), (document) => {
      const body = bodyIn(document, 'c');
      const stack = nodeIn(body, 's');
      const wanted = numbersAt(values(document, ['c.y']), 'c.y');
      const slid = wanted.shape.length - 1;
      const first = {
        nodes: body.nodes.filter(({ id }) => id !== 's'),
        wires: body.wires.filter(([, to]) => to !== 's.x'),
      };
      const each = { id: 'c', block: 'convolve', params: { size: Array<number>(slid).fill(1) } };
      const map = { ...each, body: withWires(bodyIn(body, 's'), { '$.input': '$.window' }) };
      const result = map.body.wires.map(([from, to]): Wire => [from, to === '$.output' ? '$.result' : to]);
      const stacked = {
        ...stack,
        body: {
          nodes: [{ ...map, body: { ...map.body, wires: result } }],
          wires: [
            ['$.input', 'c.x'],
            ['c.y', '$.output'],
          ] as const,
        },
      };
      const slide = { ...nodeIn(document, 'c'), body: withWires(first, { 's.y': sourceOf(body, 's.x') }) };
      const parts = withNode(document, slide);
      const outside: Document = {
        ...parts,
        nodes: [...parts.nodes, stacked],
        wires: [...parts.wires, ['c.y', 's.x']],
      };
      const weights = weightsOf(document, (name) => name.replace(/^c\/(s(?:\[\d+\])?)\//, '$1/c/'));
      expectSame(numbersAt(values(outside, ['s.y'], { weights }), 's.y'), wanted);
    });
  });
});
