import { describe, it } from 'vitest';
import { axesIn } from '../../src/base/valueType.ts';
import type { Document, Node } from '../../src/document/document.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { grow } from '../harness/random/draw.ts';
import { isNumbers, isTree, windowsOver } from '../harness/random/layers.ts';
import type { NodeParams, Sketch } from '../harness/random/sketch.ts';
import { image, series, vector } from '../harness/random/sources.ts';
import { expectEqual, numbersAt } from './arrays.ts';
import { graphsWith, listOf, nodeIn, sourceOf, typeAt, values, withNode } from './frames.ts';
import { withWires } from './rewrite.ts';

/** Something that can be pooled, with whatever comes before it. */
function drawNumbers(sketch: Sketch) {
  sketch.dice.oneOf(vector, image, series)(sketch);
  grow(sketch, sketch.dice.below(5));
  return sketch.pick((type) => isNumbers(type) && axesIn(type).length > 0 && !isTree(type));
}

/** What a port has; 0 and −0 are one, as which of them is the larger depends on the order. */
function checkEqual(one: Document, port: string, other: Document, counterpart: string): void {
  expectEqual(numbersAt(values(one, [port]), port), numbersAt(values(other, [counterpart]), counterpart));
}

describe('max pooling', () => {
  it('may change places with a rectifier', () => {
    const pooled = (sketch: Sketch) => {
      const x = drawNumbers(sketch);
      const y = x && sketch.add('max-pooling', windowsOver(sketch, x.type), { x }, 'p')?.y;
      return y && sketch.add('rectifier', {}, { x: y }, 'r');
    };
    const follows = (document: Document) => sourceOf(document, 'r.x') === 'p.y';
    checkLaw(graphsWith({ p: 'max-pooling', r: 'rectifier' }, pooled, follows), (document) => {
      const x = sourceOf(document, 'p.x');
      const wires = document.wires.filter(([, to]) => to !== 'p.x' && to !== 'r.x');
      const changed = { ...document, ...withWires({ ...document, wires }, { 'r.y': 'p.y', 'p.y': 'r.y' }) };
      const other = { ...changed, wires: [...changed.wires, [x, 'r.x'] as const, ['r.y', 'p.x'] as const] };
      checkEqual(other, 'p.y', document, 'r.y');
    });
  });

  it('of pooled regions is pooling over larger ones', () => {
    const params = (sketch: Sketch, axes: number, gapless: boolean): NodeParams => {
      const size = Array.from({ length: axes }, () => 1 + sketch.dice.below(3));
      const stride = size.map((each) => 1 + sketch.dice.below(gapless ? each : 3));
      return { size, ...(sketch.dice.oneIn(2) && { stride }) };
    };
    const twice = (sketch: Sketch) => {
      const x = drawNumbers(sketch);
      const axes = x ? Math.min(axesIn(x.type).length, 1 + sketch.dice.below(2)) : 0;
      const y = x && sketch.add('max-pooling', params(sketch, axes, true), { x }, 'p')?.y;
      return y && sketch.add('max-pooling', params(sketch, axes, false), { x: y }, 'q');
    };
    // Between regions that lie apart there would be numbers that count in the larger region alone.
    const composes = (document: Document) => {
      const [p, q] = [regionsOf(nodeIn(document, 'p')), regionsOf(nodeIn(document, 'q'))];
      return (
        sourceOf(document, 'q.x') === 'p.y' &&
        ['p', 'q'].every((id) => nodeIn(document, id).params?.padding === undefined) &&
        p.size.length === q.size.length &&
        p.size.every((size, axis) => size >= (p.stride[axis] ?? 1))
      );
    };
    checkLaw(graphsWith({ p: 'max-pooling', q: 'max-pooling' }, twice, composes), (document) => {
      const [p, q] = [regionsOf(nodeIn(document, 'p')), regionsOf(nodeIn(document, 'q'))];
      const size = p.size.map((each, axis) => each + ((q.size[axis] ?? 1) - 1) * (p.stride[axis] ?? 1));
      const stride = p.stride.map((each, axis) => each * (q.stride[axis] ?? 1));
      const once = withNode(document, { id: 'q', block: 'max-pooling', params: { size, stride } });
      checkEqual(
        document,
        'q.y',
        { ...once, ...withWires(once, { 'p.y': sourceOf(document, 'p.x') }) },
        'q.y',
      );
    });
  });

  it('is the maximum of each window', () => {
    const pooled = (sketch: Sketch) => {
      const x = drawNumbers(sketch);
      return x && sketch.add('max-pooling', { ...windowsOver(sketch, x.type), padding: 'valid' }, { x }, 'p');
    };
    const isValid = (document: Document) => nodeIn(document, 'p').params?.padding !== 'same';
    checkLaw(graphsWith({ p: 'max-pooling' }, pooled, isValid), (document) => {
      const { size, stride } = regionsOf(nodeIn(document, 'p'));
      const slid = axesIn(typeAt(document, 'p.x')).slice(0, size.length);
      const nodes = slid.map(({ name }, i) => ({ id: `m${i}`, block: 'maximum', params: { axis: name } }));
      const ends = ['$.window', ...nodes.map(({ id }) => `${id}.y`)];
      const starts = [...nodes.map(({ id }) => `${id}.x`), '$.result'];
      const wires = ends.map((from, i) => [from, starts[i] ?? ''] as const);
      const slide = {
        id: 'p',
        block: 'convolve',
        params: { size, stride, window: 'grid' },
        body: { nodes, wires },
      };
      checkEqual(withNode(document, slide), 'p.y', document, 'p.y');
    });
  });
});

function regionsOf({ params }: Node) {
  const size = listOf(params?.size ?? [2]);
  return { size, stride: params?.stride === undefined ? size : listOf(params.stride) };
}
