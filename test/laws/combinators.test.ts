import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonValue } from '../../src/base/problem.ts';
import { infer } from '../../src/compiler/infer.ts';
import type { WeightTensor } from '../../src/compiler/weights.ts';
import { drawWeight, drawWeights } from '../../src/compiler/weights.ts';
import type { Document, Node } from '../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { bitsOf, checkLaw, run } from '../harness/run.ts';

/** A picture, what slides over it, and the units of the body. */
const pictures = fc.record({
  height: fc.integer({ min: 4, max: 9 }),
  width: fc.integer({ min: 4, max: 9 }),
  size: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
  stride: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
  units: fc.integer({ min: 1, max: 5 }),
  seed: fc.nat(1000),
});

const pixelsOf = (height: number, width: number, seed: number) =>
  Float32Array.from({ length: height * width }, (_, i) => Math.fround(Math.sin(i * 12.9898 + seed) * 0.9));

const convolve = (id: string, params: Record<string, JsonValue>, units: number) =>
  node(
    id,
    'convolve',
    params,
    bodyOf([node('unit', 'vanilla', { units })], '$.window → unit.x', 'unit.y → $.result'),
  );

/** The first output of the last node of a chain that starts with a picture. */
function picture(
  height: number,
  width: number,
  values: Float32Array,
  nodes: readonly Node[],
  weights?: ReadonlyMap<string, WeightTensor>,
) {
  const all = [node('in', 'image', { height, width }), ...nodes];
  const wires = nodes.map((each, i) =>
    i === 0 ? `in.out → ${each.id}.x` : `${nodes[i - 1]?.id}.y → ${each.id}.x`,
  );
  return runLast(graphOf(all, ...wires), `${nodes.at(-1)?.id}.y`, new Map([['in.out', values]]), weights);
}

function runLast(
  document: Document,
  port: string,
  inputs: ReadonlyMap<string, Float32Array>,
  weights?: ReadonlyMap<string, WeightTensor>,
) {
  expect(infer(document).problems).toEqual([]);
  const found = run(document, [port], { inputs, ...(weights && { weights }) }).get(port);
  if (!found) throw new Error(`${port} has no value`);
  return { shape: found.axes.map(({ size }) => size), values: found.values, bits: bitsOf(found.values) };
}

/** Seeded weights under the names that another graph gives them. */
function renamed(document: Document, rename: (name: string) => string): ReadonlyMap<string, WeightTensor> {
  return new Map(
    [...drawWeights(0, infer(document).weights)].map(([name, tensor]) => [rename(name), tensor]),
  );
}

it('a window of 1 is a map: the body at every place', () => {
  checkLaw(pictures, ({ height, width, units, seed }) => {
    const values = pixelsOf(height, width, seed);
    const slid = picture(height, width, values, [convolve('c', { size: [1, 1] }, units)]);
    const drawn = drawWeight(0, 'c/unit.W', { shape: [units, 1], initialiser: 'glorot' });
    expect(slid.shape).toEqual([height, width, units]);
    const one = graphOf(
      [node('in', 'vector', { size: 1 }), node('unit', 'vanilla', { units })],
      'in.out → unit.x',
    );
    const weights = new Map([
      ['unit.W', drawn],
      ['unit.b', { shape: [units], data: new Float32Array(units) }],
    ]);
    const place = (seed * 7) % (height * width);
    const alone = runLast(one, 'unit.y', new Map([['in.out', values.slice(place, place + 1)]]), weights);
    expect(slid.bits.slice(place * units, (place + 1) * units)).toEqual(alone.bits);
  });
});

it('a window as large as the input is one application', () => {
  checkLaw(pictures, ({ height, width, units, seed }) => {
    const values = pixelsOf(height, width, seed);
    const slide = convolve('c', { size: [height, width] }, units);
    const flat = [node('flat', 'flatten'), node('unit', 'vanilla', { units })];
    const document = graphOf([node('in', 'image', { height, width }), slide], 'in.out → c.x');
    const weights = renamed(document, (name) => name.replace('c/unit', 'unit'));
    expect(picture(height, width, values, [slide]).bits).toEqual(
      picture(height, width, values, flat, weights).bits,
    );
  });
});

it('a stride takes every so-manieth window', () => {
  checkLaw(pictures, ({ height, width, size, stride, units, seed }) => {
    const values = pixelsOf(height, width, seed);
    const all = picture(height, width, values, [convolve('c', { size }, units)]);
    const some = picture(height, width, values, [convolve('c', { size, stride }, units)]);
    const [rows = 0, columns = 0] = some.shape;
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const from = (row * stride[0] * (all.shape[1] ?? 0) + column * stride[1]) * units;
        const to = (row * columns + column) * units;
        expect(some.bits.slice(to, to + units)).toEqual(all.bits.slice(from, from + units));
      }
  });
});

it('a shifted input gives a shifted output', () => {
  checkLaw(pictures, ({ height, width, size, units, seed }) => {
    const values = pixelsOf(height, width, seed);
    const shifted = Float32Array.from(values, (_, i) => (i % width === 0 ? 0 : (values[i - 1] ?? 0)));
    const before = picture(height, width, values, [convolve('c', { size }, units)]);
    const after = picture(height, width, shifted, [convolve('c', { size }, units)]);
    const [rows = 0, columns = 0] = before.shape;
    for (let row = 0; row < rows; row++) {
      const start = row * columns * units;
      expect(after.bits.slice(start + units, start + columns * units)).toEqual(
        before.bits.slice(start, start + (columns - 1) * units),
      );
    }
  });
});

it('sliding down and, inside, across is sliding over both', () => {
  checkLaw(pictures, ({ height, width, size, stride, units, seed }) => {
    const values = pixelsOf(height, width, seed);
    const both = convolve('c', { size, stride }, units);
    // Across a band of rows, a window needs the columns in front: the band is transposed by flattening with width kept.
    const across = node(
      'c',
      'convolve',
      { size: [size[1]], stride: [stride[1]], window: 'grid' },
      bodyOf(
        [
          node('turn', 'flatten', { keep: ['height'] }),
          node('flat', 'flatten'),
          node('unit', 'vanilla', { units }),
        ],
        '$.window → turn.x',
        'turn.y → flat.x',
        'flat.y → unit.x',
        'unit.y → $.result',
      ),
    );
    const down = node(
      'd',
      'convolve',
      { size: [size[0]], stride: [stride[0]], window: 'grid' },
      bodyOf(
        [node('turn', 'flatten', { keep: ['width'] }), across],
        '$.window → turn.x',
        'turn.y → c.x',
        'c.y → $.result',
      ),
    );
    const document = graphOf([node('in', 'image', { height, width }), both], 'in.out → c.x');
    const weights = renamed(document, (name) => name.replace('c/unit', 'd/c/unit'));
    // Inside, a window is (width, rows) and flattens column by column: the weights' columns are put in that order.
    const W = weights.get('d/c/unit.W');
    if (!W) throw new Error('No weights');
    const [k = 0, l = 0] = size;
    const turned = Float32Array.from(W.data, (_, i) => {
      const [unit, column, row] = [Math.floor(i / (k * l)), Math.floor((i % (k * l)) / k), i % k];
      return W.data[unit * k * l + row * l + column] ?? 0;
    });
    const inner = picture(
      height,
      width,
      values,
      [down],
      new Map([...weights, ['d/c/unit.W', { shape: W.shape, data: turned }]]),
    );
    const outer = picture(height, width, values, [both]);
    expect(inner.shape).toEqual(outer.shape);
    // The sums run over the same products in another order, so that they agree up to rounding.
    inner.values.forEach((value, i) => {
      expect(Math.abs(value - (outer.values[i] ?? 0))).toBeLessThan(1e-6);
    });
  });
});

it('a convolution of a stack is a stack of convolutions', () => {
  checkLaw(pictures, ({ height, width, seed }) => {
    const values = pixelsOf(height, width, seed);
    const layer = bodyOf([node('unit', 'vanilla', { units: 1 })], '$.input → unit.x', 'unit.y → $.output');
    const inside = node(
      'c',
      'convolve',
      { size: [1, 1] },
      bodyOf([node('deep', 'stack', { times: 3 }, layer)], '$.window → deep.x', 'deep.y → $.result'),
    );
    const first = convolve('first', { size: [1, 1] }, 1);
    const outside = node(
      'deep',
      'stack',
      { times: 2 },
      bodyOf([node('each', 'vanilla', { units: 1 })], '$.input → each.x', 'each.y → $.output'),
    );
    const document = graphOf([node('in', 'image', { height, width }), inside], 'in.out → c.x');
    const drawn = drawWeights(0, infer(document).weights);
    const weights = new Map(
      [...drawn].map(([name, tensor]) => {
        const [, copy, weight] = /deep\[(\d)\]\/unit\.(.)/.exec(name) ?? [];
        return [copy === '0' ? `first/unit.${weight}` : `deep[${Number(copy) - 1}]/each.${weight}`, tensor];
      }),
    );
    expect(picture(height, width, values, [first, outside], weights).bits).toEqual(
      picture(height, width, values, [inside]).bits,
    );
  });
});

it('a stack is associative: of 4 it is two of 2', () => {
  checkLaw(fc.record({ size: fc.integer({ min: 1, max: 8 }), seed: fc.nat(99) }), ({ size, seed }) => {
    const body = bodyOf(
      [node('layer', 'vanilla', { units: size })],
      '$.input → layer.x',
      'layer.y → $.output',
    );
    const stack = (id: string, times: number) => node(id, 'stack', { times }, body);
    const source = node('in', 'vector', { size });
    const whole = graphOf([source, stack('s', 4)], 'in.out → s.x');
    const halves = graphOf([source, stack('p', 2), stack('q', 2)], 'in.out → p.x', 'p.y → q.x');
    const weights = renamed(whole, (name) =>
      name.replace(/s\[(\d)\]/, (_, copy) => (copy < 2 ? `p[${copy}]` : `q[${copy - 2}]`)),
    );
    const inputs = new Map([['in.out', pixelsOf(1, size, seed)]]);
    expect(runLast(halves, 'q.y', inputs, weights).bits).toEqual(runLast(whole, 's.y', inputs).bits);
  });
});

it('a rectifier and max pooling may change places', () => {
  checkLaw(pictures, ({ height, width, size, seed }) => {
    const values = pixelsOf(height, width, seed);
    const pool = node('pool', 'max-pooling', { size });
    const bend = node('bend', 'rectifier');
    const one = picture(height, width, values, [pool, bend]);
    const other = picture(height, width, values, [bend, pool]);
    // 0 and −0 are one value: which of them is kept depends on the order.
    expect([...one.values].map((value) => value + 0)).toEqual([...other.values].map((value) => value + 0));
  });
});

it('pooling 2 and then 3 is pooling 6', () => {
  checkLaw(
    fc.record({
      height: fc.integer({ min: 6, max: 14 }),
      width: fc.integer({ min: 6, max: 14 }),
      seed: fc.nat(99),
    }),
    ({ height, width, seed }) => {
      const values = pixelsOf(height, width, seed);
      const pool = (id: string, size: number) => node(id, 'max-pooling', { size: [size, size] });
      expect(picture(height, width, values, [pool('p', 2), pool('q', 3)]).bits).toEqual(
        picture(height, width, values, [pool('p', 6)]).bits,
      );
    },
  );
});

it('softmax does not change when all its inputs are shifted, within 2e-7', () => {
  checkLaw(
    fc.record({
      size: fc.integer({ min: 1, max: 12 }),
      seed: fc.nat(99),
      shift: fc.integer({ min: -8, max: 8 }),
    }),
    ({ size, seed, shift }) => {
      const document = graphOf([node('in', 'vector', { size }), node('odds', 'softmax')], 'in.out → odds.x');
      const values = pixelsOf(1, size, seed);
      const plain = runLast(document, 'odds.y', new Map([['in.out', values]])).values;
      const shifted = runLast(
        document,
        'odds.y',
        new Map([['in.out', values.map((value) => value + shift)]]),
      ).values;
      plain.forEach((value, i) => {
        expect(Math.abs(value - (shifted[i] ?? 0))).toBeLessThan(shift === 0 ? 1e-12 : 5e-7);
      });
      expect(Math.abs(plain.reduce((total, value) => total + value, 0) - 1)).toBeLessThan(1e-6);
    },
  );
});

it('softmax of a permuted input is the permuted softmax, within 2e-7', () => {
  checkLaw(fc.record({ size: fc.integer({ min: 2, max: 12 }), seed: fc.nat(99) }), ({ size, seed }) => {
    const document = graphOf([node('in', 'vector', { size }), node('odds', 'softmax')], 'in.out → odds.x');
    const values = pixelsOf(1, size, seed);
    const plain = runLast(document, 'odds.y', new Map([['in.out', values]])).values;
    const reversed = runLast(document, 'odds.y', new Map([['in.out', values.slice().reverse()]])).values;
    plain.forEach((value, i) => {
      expect(Math.abs(value - (reversed[size - 1 - i] ?? 0))).toBeLessThan(2e-7);
    });
  });
});

it('tanh x is 2 σ(2x) − 1, within 2e-7', () => {
  checkLaw(fc.record({ size: fc.integer({ min: 1, max: 12 }), seed: fc.nat(999) }), ({ size, seed }) => {
    const values = pixelsOf(1, size, seed).map((value) => value * 6);
    const bent = (block: string, given: Float32Array) =>
      runLast(
        graphOf([node('in', 'vector', { size }), node('f', block)], 'in.out → f.x'),
        'f.y',
        new Map([['in.out', given]]),
      ).values;
    const half = bent(
      'sigmoid',
      values.map((value) => 2 * value),
    );
    bent('tanh', values).forEach((value, i) => {
      expect(Math.abs(value - (2 * (half[i] ?? 0) - 1))).toBeLessThan(2e-7);
    });
  });
});
