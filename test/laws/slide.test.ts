import { describe, expect, it } from 'vitest';
import { axesIn, type ValueType } from '../../src/base/valueType.ts';
import type { Document } from '../../src/document/document.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { drawStep, isOne } from '../harness/random/combinators.ts';
import { grow } from '../harness/random/draw.ts';
import { isVector, windowsOver } from '../harness/random/layers.ts';
import type { NodeParams, Ports, Sketch } from '../harness/random/sketch.ts';
import { image, type Source, series, text } from '../harness/random/sources.ts';
import { elementAt, expectSame, type Numbers, numbersAt, placesOf, range, rowsOf } from './arrays.ts';
import {
  anyBody,
  bodyIn,
  graphsWith,
  listOf,
  nodeIn,
  sourceOf,
  typeAt,
  values,
  weightsOf,
  withNode,
} from './frames.ts';
import { alone, withWires } from './rewrite.ts';

/** What slides: its parameters over a value, and its body. */
interface Slide {
  readonly over?: Source;
  params(sketch: Sketch, x: ValueType): NodeParams;
  body?(inner: Sketch): Ports | undefined;
}

const anyWindow = (sketch: Sketch, x: ValueType): NodeParams => ({
  ...windowsOver(sketch, x),
  ...((x.kind === 'symbols' || sketch.dice.oneIn(2)) && { window: 'grid' }),
});

/** One axis of windows. */
function oneWindow({ dice }: Sketch) {
  return { size: [1 + dice.below(3)], ...(dice.oneIn(2) && { stride: [1 + dice.below(3)] }) };
}

function anyResult(inner: Sketch): Ports | undefined {
  const result = anyBody(inner, isOne);
  return result && { result };
}

/** `c`: a body that slides over `in`, a picture, a series or a text. */
function drawSlide({ over, params, body = anyResult }: Slide): (sketch: Sketch) => unknown {
  return (sketch) => {
    const x = (over ?? sketch.dice.oneOf(image, series, text))(sketch, 'in');
    return x && sketch.combine('convolve', params(sketch, x.type), { x }, body, { id: 'c' });
  };
}

function paramsOf(document: Document, id = 'c'): NodeParams {
  return nodeIn(document, id).params ?? {};
}

/** A slide down whose body turns its window and slides across, padding as the one around. */
function slidesAcross(document: Document): boolean {
  const { size, padding = 'valid', window } = paramsOf(document);
  const { nodes, wires } = bodyIn(document, 'c');
  const [across, turn] = ['c', 'turn'].map((id) => nodes.find((each) => each.id === id));
  const chain = ['$.window turn.x', 'turn.y c.x', 'c.y $.result'];
  return (
    window === 'grid' &&
    [size, across?.params?.size].every((each) => listOf(each).length === 1) &&
    padding === (across?.params?.padding ?? 'valid') &&
    JSON.stringify(turn?.params) === '{"keep":["width"]}' &&
    wires.length === chain.length &&
    wires.every((wire) => chain.includes(wire.join(' ')))
  );
}

/** Neither strides nor padding. */
function isPlain(document: Document): boolean {
  const { stride, padding } = paramsOf(document);
  return stride === undefined && padding === undefined;
}

/** How many windows there are along each axis. */
function countsIn(document: Document, y: Numbers): number[] {
  return y.shape.slice(0, listOf(paramsOf(document).size).length);
}

/** Holds the result of every window to the body by itself. */
function checkEveryWindow(document: Document): void {
  const found = values(document, ['c/$.window', 'c.y']);
  const y = numbersAt(found, 'c.y');
  const body = alone(document, 'c', { window: typeAt(document, 'c/$.window') });
  const apply = body.runner('result');
  for (const place of placesOf(countsIn(document, y))) {
    const window = elementAt(numbersAt(found, 'c/$.window'), ...place);
    expectSame(elementAt(y, ...place), apply({ window: window.data }), `c.y at ${place}`);
  }
}

describe('convolve', () => {
  it('with a window of 1 is a map: the body at every place', () => {
    const map = drawSlide({
      params: (sketch, x) => ({
        size: axesIn(x)
          .slice(0, 1 + sketch.dice.below(2))
          .map(() => 1),
        ...((x.kind === 'symbols' || sketch.dice.oneIn(2)) && { window: 'grid' }),
      }),
    });
    const isMap = (document: Document) =>
      isPlain(document) && listOf(paramsOf(document).size).every((size) => size === 1);
    checkLaw(graphsWith({ c: 'convolve' }, map, isMap), (document) => {
      const found = values(document, ['c.x', 'c/$.window']);
      expect(numbersAt(found, 'c/$.window').data).toEqual(numbersAt(found, 'c.x').data);
      checkEveryWindow(document);
    });
  });

  it('with a window as long as its input is one application', () => {
    const whole = drawSlide({
      params: (sketch, x) => ({
        size: axesIn(x).map(({ size }) => Number(size)),
        ...((x.kind === 'symbols' || sketch.dice.oneIn(2)) && { window: 'grid' }),
      }),
    });
    const isWhole = (document: Document) => {
      const axes = axesIn(typeAt(document, 'c.x'));
      const size = listOf(paramsOf(document).size);
      return (
        isPlain(document) && size.length === axes.length && axes.every((axis, i) => axis.size === size[i])
      );
    };
    checkLaw(graphsWith({ c: 'convolve' }, whole, isWhole), (document) => {
      const found = values(document, ['c.x', 'c.y']);
      const once = alone(document, 'c', { window: typeAt(document, 'c/$.window') }).runner('result');
      const y = numbersAt(found, 'c.y');
      expect(countsIn(document, y).every((count) => count === 1)).toBe(true);
      expectSame(
        elementAt(y, ...countsIn(document, y).map(() => 0)),
        once({ window: numbersAt(found, 'c.x').data }),
      );
    });
  });

  it('over any windows is the body at each of them', () => {
    const slides = graphsWith({ c: 'convolve' }, drawSlide({ params: anyWindow }));
    checkLaw(slides, (document) => checkEveryWindow(document));
  });

  it('with a stride gives every so-manieth window of those without', () => {
    const striding = drawSlide({
      params: (sketch, x) => {
        const params = anyWindow(sketch, x);
        return { ...params, stride: listOf(params.size).map(() => 1 + sketch.dice.below(3)) };
      },
    });
    const strides = (document: Document) => paramsOf(document).stride !== undefined;
    checkLaw(graphsWith({ c: 'convolve' }, striding, strides), (document) => {
      const { stride, ...params } = paramsOf(document);
      const some = numbersAt(values(document, ['c.y']), 'c.y');
      const every = withNode(document, { ...nodeIn(document, 'c'), params });
      const all = numbersAt(values(every, ['c.y']), 'c.y');
      for (const place of placesOf(countsIn(document, some))) {
        const from = place.map((each, axis) => each * (listOf(stride)[axis] ?? 1));
        expectSame(elementAt(some, ...place), elementAt(all, ...from), `c.y at ${place}`);
      }
    });
  });

  it('gives a shifted output for a shifted input', () => {
    const valid = drawSlide({ params: (sketch, x) => ({ ...anyWindow(sketch, x), padding: 'valid' }) });
    const isValid = (document: Document) =>
      paramsOf(document).padding !== 'same' && sourceOf(document, 'c.x') === 'in.out';
    checkLaw(graphsWith({ c: 'convolve' }, valid, isValid), (document) => {
      const x = numbersAt(values(document, ['c.x']), 'c.x');
      const [by = 1] = listOf(paramsOf(document).stride);
      const [length = 0] = x.shape;
      // What comes in at the beginning may be anything: here it is what goes out at the end.
      const order = Array.from({ length }, (_, i) => (i - by + length * by) % length);
      const shifted = Float32Array.from(rowsOf(x, order).data);
      const before = numbersAt(values(document, ['c.y']), 'c.y');
      const after = numbersAt(values(document, ['c.y'], { inputs: new Map([['in.out', shifted]]) }), 'c.y');
      const [count = 0] = before.shape;
      expectSame(range(after, 1, count), range(before, 0, count - 1));
    });
  });

  it('down and, inside, across is both, for any body that sees the columns in front', () => {
    const down = drawSlide({
      over: image,
      params: (sketch) => ({
        ...oneWindow(sketch),
        window: 'grid',
        padding: sketch.dice.oneOf('valid', 'same'),
      }),
      body: (inner) => {
        const [rows] = inner.ports;
        const turned = rows && inner.add('flatten', { keep: ['width'] }, { x: rows }, 'turn');
        const window = inner.dice.oneOf('vector', 'grid');
        const params = { ...oneWindow(inner), window, padding: inner.dice.oneOf('valid', 'same') };
        const across =
          turned?.y && inner.combine('convolve', params, { x: turned.y }, anyResult, { id: 'c' });
        return across?.y && { result: across.y };
      },
    });
    checkLaw(graphsWith({ c: 'convolve' }, down, slidesAcross), (document) => {
      const { stride: rows = [1], ...outer } = paramsOf(document);
      const inner = nodeIn(bodyIn(document, 'c'), 'c').params ?? {};
      const isGrid = inner.window === 'grid';
      const turn = { id: 'turn', block: 'flatten', params: { keep: ['width'] } };
      const flat = { id: 'flat', block: 'flatten', params: { keep: [] } };
      const { nodes, wires } = bodyIn(bodyIn(document, 'c'), 'c');
      const body = withWires(
        { nodes: [...nodes, turn, flat], wires },
        { '$.window': isGrid ? 'turn.y' : 'flat.y' },
        [
          ['$.window', 'turn.x'],
          ['turn.y', 'flat.x'],
        ],
      );
      const size = [...listOf(outer.size), ...listOf(inner.size)];
      const stride = [...listOf(rows), ...listOf(inner.stride ?? 1)];
      const both = { id: 'c', block: 'convolve', params: { ...outer, size, stride }, body };
      const weights = weightsOf(document, (name) => name.replace('c/c/', 'c/'));
      const wanted = numbersAt(values(document, ['c.y']), 'c.y');
      expectSame(numbersAt(values(withNode(document, both), ['c.y'], { weights }), 'c.y'), wanted);
    });
  });

  it('of a recurrence is the recurrence over each slice', () => {
    const reading = drawSlide({
      over: (sketch, id) => sketch.dice.oneOf(series, text)(sketch, id),
      params: (sketch, x) => ({ ...windowsOver(sketch, x), window: 'grid' }),
      body: (inner) => {
        const [window] = inner.ports;
        const params = { direction: inner.dice.oneOf('forward', 'backward', 'both') };
        const draw = (step: Sketch) => drawStep(step, grow, params.direction === 'both' ? isVector : isOne);
        const read = window && inner.combine('recur', params, { sequence: window }, draw, { id: 'r' });
        const result = read && inner.dice.oneOf(read.all, read.last, read.final);
        return result && { result };
      },
    });
    const reads = (document: Document) =>
      bodyIn(document, 'c').nodes.some(({ id }) => id === 'r') &&
      sourceOf(bodyIn(document, 'c'), '$.result').startsWith('r.');
    checkLaw(graphsWith({ c: 'convolve' }, reading, reads), (document) => checkEveryWindow(document));
  });

  it('of an embedding is the embedding, slid over', () => {
    const embedded = (sketch: Sketch) => {
      const x = text(sketch, 'in');
      const y = x && sketch.add('embedding', { size: 1 + sketch.dice.below(4) }, { x }, 'e')?.y;
      const params = { ...oneWindow(sketch), window: 'grid' };
      return y && sketch.combine('convolve', params, { x: y }, anyResult, { id: 'c' });
    };
    const isEmbedded = (document: Document) =>
      paramsOf(document).window === 'grid' &&
      paramsOf(document).padding !== 'same' &&
      listOf(paramsOf(document).size).length === 1 &&
      sourceOf(document, 'c.x') === 'e.y';
    checkLaw(graphsWith({ e: 'embedding', c: 'convolve' }, embedded, isEmbedded), (document) => {
      const { nodes, wires } = bodyIn(document, 'c');
      const body = withWires({ nodes: [...nodes, nodeIn(document, 'e')], wires }, { '$.window': 'e.y' }, [
        ['$.window', 'e.x'],
      ]);
      const within = withNode(document, { ...nodeIn(document, 'c'), body });
      const inside = { ...within, ...withWires(within, { 'e.y': sourceOf(document, 'e.x') }) };
      const weights = weightsOf(document, (name) => name.replace(/^e\./, 'c/e.'));
      const wanted = numbersAt(values(document, ['c.y']), 'c.y');
      expectSame(numbersAt(values(inside, ['c.y'], { weights }), 'c.y'), wanted);
    });
  });
});
