import { expect, it } from 'vitest';
import { bodyOf, graphOf, node } from '../graph.ts';
import { look } from './look.ts';
import { Unfit } from './values.ts';

const image = node('i', 'image', { height: 3, width: 3 });
const sources = { i: [1, 2, 3, 4, 5, 6, 7, 8, 9] };
/** Hands every window back. */
const windows = bodyOf([], '$.window → $.result');
const row = node('v', 'vector', { size: 5, values: [1, 2, 3, 4, 5] });
const line = node('s', 'series', { values: [1, 2, 3, 4, 5] });

it('max-pooling keeps the largest of each region, and the names of the axes', () => {
  const cases: [params: Record<string, number | number[] | string>, type: string, elements: number[]][] = [
    [{ size: [2, 2] }, 'numbers (height 1, width 1)', [5]],
    [{ size: [2, 2], stride: [1, 1] }, 'numbers (height 2, width 2)', [5, 6, 8, 9]],
    [{ size: [1, 3] }, 'numbers (height 3, width 1)', [3, 6, 9]],
    [{}, 'numbers (height 1, width 3)', [4, 5, 6]],
    [{ size: 3 }, 'numbers (height 1, width 3)', [7, 8, 9]],
    [{ size: [2, 2], padding: 'same' }, 'numbers (height 2, width 2)', [5, 6, 8, 9]],
  ];
  for (const [params, type, elements] of cases)
    look(graphOf([image, node('p', 'max-pooling', params)], 'i.out → p.x'), { sources }).expectAt(
      'p.y',
      type,
      elements,
    );
  look(graphOf([row, node('p', 'max-pooling')], 'v.out → p.x')).expectAt(
    'p.y',
    'numbers (features 2)',
    [2, 4],
  );
});

it('max-pooling pads with what is below every number', () => {
  const negative = node('v', 'vector', { size: 3, values: [-5, -1, -4] });
  const pool = node('p', 'max-pooling', { size: [3], stride: [1], padding: 'same' });
  look(graphOf([negative, pool], 'v.out → p.x')).expectAt('p.y', 'numbers (features 3)', [-1, -1, -1]);
});

it('convolve hands each window over as a vector, row by row, and keeps the names of the axes', () => {
  const found = look(graphOf([image, node('c', 'convolve', { size: [2, 2] }, windows)], 'i.out → c.x'), {
    sources,
  });
  const seen = [1, 2, 4, 5, 2, 3, 5, 6, 4, 5, 7, 8, 5, 6, 8, 9];
  found.expectAt('c.y', 'numbers (height 2, width 2, features 4)', seen);
  found.expectAt('c/$.window', 'numbers (height 2, width 2, features 4)', seen);
  found.expectAt('c/$.result', 'numbers (height 2, width 2, features 4)', seen);
});

it('convolve of fewer sizes than axes takes the others along, features last', () => {
  const colour = node('i', 'image', { height: 1, width: 3, channels: 3 });
  const nine = { sources };
  look(graphOf([colour, node('c', 'convolve', { size: [1, 2] }, windows)], 'i.out → c.x'), nine).expectAt(
    'c.y',
    'numbers (height 1, width 2, features 6)',
    [1, 2, 3, 4, 5, 6, 4, 5, 6, 7, 8, 9],
  );
  look(graphOf([image, node('c', 'convolve', { size: 2 }, windows)], 'i.out → c.x'), nine).expectAt(
    'c.y',
    'numbers (height 2, features 6)',
    [1, 2, 3, 4, 5, 6, 4, 5, 6, 7, 8, 9],
  );
});

it('a grid keeps the axes of the window', () => {
  const grid = node('c', 'convolve', { size: [2, 2], stride: [1, 2], window: 'grid' }, windows);
  look(graphOf([image, grid], 'i.out → c.x'), { sources }).expectAt(
    'c.y',
    'numbers (height 2, width 1, height 2, width 2)',
    [1, 2, 4, 5, 4, 5, 7, 8],
  );
});

it('features slid over themselves become positions', () => {
  for (const window of ['vector', 'grid'])
    look(graphOf([row, node('c', 'convolve', { window }, windows)], 'v.out → c.x')).expectAt(
      'c.y',
      'numbers (position 3, features 3)',
      [1, 2, 3, 2, 3, 4, 3, 4, 5],
    );
  const both = node('c', 'convolve', { size: [2, 1] }, windows);
  look(graphOf([line, both], 's.out → c.x')).expectAt(
    'c.y',
    'numbers (time 4, position 1, features 2)',
    [1, 2, 2, 3, 3, 4, 4, 5],
  );
});

it('same pads k − 1 zeros in all, the smaller half of them before, whatever the stride', () => {
  const cases: [size: number, stride: number, windows: number[][]][] = [
    [
      3,
      1,
      [
        [0, 1, 2],
        [1, 2, 3],
        [2, 3, 4],
        [3, 4, 5],
        [4, 5, 0],
      ],
    ],
    [
      2,
      1,
      [
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 5],
        [5, 0],
      ],
    ],
    [
      4,
      2,
      [
        [0, 1, 2, 3],
        [2, 3, 4, 5],
        [4, 5, 0, 0],
      ],
    ],
    [
      3,
      2,
      [
        [0, 1, 2],
        [2, 3, 4],
        [4, 5, 0],
      ],
    ],
    [
      3,
      3,
      [
        [0, 1, 2],
        [3, 4, 5],
      ],
    ],
    [
      7,
      4,
      [
        [0, 0, 0, 1, 2, 3, 4],
        [2, 3, 4, 5, 0, 0, 0],
      ],
    ],
  ];
  for (const [size, stride, expected] of cases) {
    const convolve = node('c', 'convolve', { size, stride, padding: 'same' }, windows);
    look(graphOf([line, convolve], 's.out → c.x')).expectAt(
      'c.y',
      `numbers (time ${expected.length}, features ${size})`,
      expected.flat(),
    );
  }
});

it('without padding there are ⌊(n − k) / s⌋ + 1 windows, and none may be longer than the axis', () => {
  const convolve = (size: number, stride: number) =>
    look(graphOf([line, node('c', 'convolve', { size, stride }, windows)], 's.out → c.x'));
  convolve(2, 2).expectAt('c.y', 'numbers (time 2, features 2)', [1, 2, 3, 4]);
  convolve(5, 3).expectAt('c.y', 'numbers (time 1, features 5)', [1, 2, 3, 4, 5]);
  expect(() => convolve(6, 1)).toThrow(Unfit);
});

it('a layer in a body has one set of weights for all windows', () => {
  const layer = node('l', 'vanilla', { units: 2, nonlinearity: 'none' });
  const body = bodyOf([layer], '$.window → l.x', 'l.y → $.result');
  const found = look(graphOf([line, node('c', 'convolve', { size: 2 }, body)], 's.out → c.x'), {
    weights: {
      'c/l.W': [
        [1, 1],
        [0, 10],
      ],
      'c/l.b': [0, 1],
    },
  });
  found.expectAt('c.y', 'numbers (time 4, features 2)', [3, 21, 5, 31, 7, 41, 9, 51]);
  found.expectAt('c/l.x', 'numbers (time 4, features 2)', [1, 2, 2, 3, 3, 4, 4, 5]);
});

it('an extra input is the same in every window', () => {
  const body = bodyOf([node('a', 'add')], '$.window → a.a', '$.shift → a.b', 'a.y → $.result');
  const slid = node('c', 'convolve', { size: 2, stride: 3, extra: ['shift'] }, body);
  const shift = node('k', 'constant', { values: [10, 20] });
  const found = look(graphOf([line, shift, slid], 's.out → c.x', 'k.y → c.shift'));
  found.expectAt('c.y', 'numbers (time 2, features 2)', [11, 22, 14, 25]);
  found.expectAt('c/$.shift', 'numbers (time 2, features 2)', [10, 20, 10, 20]);
  found.expectAt('c.shift', 'numbers (features 2)', [10, 20]);
});

it('slides over symbols as a grid, without padding', () => {
  const text = node('t', 'text', { vocabulary: 'abc', value: 'abca' });
  const slid = (params: Record<string, string | number>) =>
    look(graphOf([text, node('c', 'convolve', { size: 2, ...params }, windows)], 't.out → c.x'));
  slid({ window: 'grid' }).expectAt('c.y', 'symbols (time 3, time 2)', [0, 1, 1, 2, 2, 0]);
  expect(() => slid({})).toThrow(Unfit);
  expect(() => slid({ window: 'grid', padding: 'same' })).toThrow(Unfit);
});

it('no window fits over an empty axis, padded or not', () => {
  for (const block of ['convolve', 'max-pooling'])
    for (const padding of ['valid', 'same']) {
      const slid = node('c', block, { size: 2, padding }, block === 'convolve' ? windows : undefined);
      expect(() => look(graphOf([line, slid], 's.out → c.x'), { sources: { s: [] } }), block).toThrow(Unfit);
    }
});
