import { describe, expect, test } from 'vitest';
import { unpack } from '../../../src/editor/views/colour.ts';
import { spansOf } from '../../../src/editor/views/paintCells.ts';
import { type Look, type Painted, paintPicture } from '../../../src/editor/views/paintPicture.ts';
import type { Picture } from '../../../src/editor/views/pictureKind.ts';
import { pictureSize } from '../../../src/editor/views/pictureSize.ts';
import { allPictures, numbersFor, palette, pictureOf, treePicture } from './subjects.ts';

const plain: Look = { palette, scale: 1, detail: 'low', hairline: 1 };
const { signed, unit, colours } = palette;

function paint(picture: Picture, values: Iterable<number>, look: Partial<Look> = {}): Painted {
  return paintPicture(picture, Float32Array.from(values), { ...plain, ...look });
}

function pixelAt({ raster }: Painted, x: number, y: number): number | undefined {
  return raster.pixels[y * raster.width + x];
}

const wave = (picture: Picture) => Float32Array.from({ length: numbersFor(picture) }, (_, i) => Math.sin(i));

describe.each(allPictures)('a painted $kind', (picture) => {
  test.each([0.1, 0.37, 1, 1.5, 3])('is as large as its box at a scale of %f', (scale) => {
    const box = pictureSize(picture);
    const { raster } = paint(picture, wave(picture), { scale });
    expect(raster).toMatchObject({
      width: Math.round(box.width * scale),
      height: Math.round(box.height * scale),
    });
    expect(raster.pixels).toHaveLength(raster.width * raster.height);
    expect(raster.pixels.some((pixel) => pixel !== 0)).toBe(true);
  });

  test('has no texts when seen from far', () => {
    expect(paint(picture, wave(picture)).labels).toEqual([]);
  });

  test('is hatched as long as there is no value', () => {
    const { raster, labels } = paintPicture(picture, undefined, { ...plain, detail: 'full' });
    expect(new Set(raster.pixels)).toEqual(new Set([0, colours.hairline]));
    expect(labels.map(({ text }) => text)).toEqual(['–']);
  });

  test('is hatched for a value of another shape', () => {
    // Where any number of rows is taken, nothing has another shape.
    if ((picture.kind === 'packed' && !picture.columns) || (picture.kind === 'text' && !picture.count))
      return;
    const other = new Float32Array(numbersFor(picture) + 1);
    expect(paint(picture, other).raster).toEqual(paintPicture(picture, undefined, plain).raster);
  });
});

describe('cells', () => {
  const rows = pictureOf('time 2, features 3');

  test('are as strong as their share of the limit that all pictures have in common', () => {
    const painted = paint(rows, [-126, 0, 126, 64, -64, 500], { limit: 254 });
    const middles = [0, 1].map((row) =>
      [0, 1, 2].map((column) => pixelAt(painted, 12 * column + 6, 12 * row + 6)),
    );
    expect(middles).toEqual([
      [signed[65], signed[128], signed[191]],
      [signed[160], signed[96], signed[255]],
    ]);
  });

  test('are the colours of their numbers, from orange through the ground to blue', () => {
    const painted = paint(rows, [-127, 0, 127, 64, -64, 0]);
    // Cells are 12 pixels wide.
    const middles = [0, 1].map((row) =>
      [0, 1, 2].map((column) => pixelAt(painted, 12 * column + 6, 12 * row + 6)),
    );
    expect(middles).toEqual([
      [signed[1], signed[128], signed[255]],
      [signed[192], signed[64], signed[128]],
    ]);
  });

  test('end sharply', () => {
    const painted = paint(rows, [-2, 0, 2, 1, -1, 0]);
    expect([pixelAt(painted, 11, 0), pixelAt(painted, 12, 0)]).toEqual([signed[1], signed[128]]);
  });

  test('of pictures go from ground to ink, whatever the largest number', () => {
    const picture = pictureOf('height 2, width 2', { block: 'image', port: 'out' });
    const painted = paint(picture, [0, 0.2, 0.4, 0.6]);
    expect(pixelAt(painted, 0, 0)).toBe(unit[0]);
    expect(pixelAt(painted, 167, 167)).toBe(unit[153]);
  });

  test('of colour pictures have their own colours', () => {
    const picture = pictureOf('height 1, width 2, channels 3', { block: 'image', port: 'out' });
    const painted = paint(picture, [1, 0, 0, 0, 0.2, 1]);
    expect(unpack(pixelAt(painted, 0, 0) ?? 0)).toEqual([255, 0, 0]);
    expect(unpack(pixelAt(painted, 167, 0) ?? 0)).toEqual([0, 51, 255]);
  });

  test('that are too small to be seen show their mean', () => {
    const painted = paint(pictureOf('time 2, features 3'), [1, -1, 1, -1, 1, -1], { scale: 1 / 36 });
    expect(pixelAt(painted, 0, 0)).toBe(signed[128]);
  });

  test('that are not numbers are marked as faults', () => {
    expect(pixelAt(paint(rows, [Number.NaN, 0, 1, 1, 1, 1]), 0, 0)).toBe(colours.danger);
  });

  test('have a hairline around them when seen from near', () => {
    const painted = paint(rows, [0, 0, 0, 0, 0, 0], { detail: 'full' });
    expect(pixelAt(painted, 0, 5)).not.toBe(signed[128]);
    expect(pixelAt(painted, 1, 5)).toBe(signed[128]);
  });
});

describe('maps', () => {
  test('lie side by side, with empty gaps between them', () => {
    const picture = pictureOf('height 2, width 2, features 2');
    // Of every place, the first feature is 1 and the second −1. Maps are 84 pixels wide, 4 apart.
    const painted = paint(picture, [1, -1, 1, -1, 1, -1, 1, -1]);
    expect([10, 86, 100].map((x) => pixelAt(painted, x, 10))).toEqual([signed[255], 0, signed[1]]);
  });

  test('beyond the last tile are counted on it', () => {
    const painted = paint(pictureOf('height 2, width 2, features 100'), new Float32Array(400), {
      detail: 'full',
    });
    expect(painted.labels.map(({ text }) => text)).toEqual(['+69']);
  });
});

describe('bars', () => {
  const heights = (painted: Painted, x: number, colour: number) =>
    Array.from({ length: painted.raster.height }, (_, y) => pixelAt(painted, x, y)).filter(
      (each) => each === colour,
    ).length;

  test('go up for positive numbers and down for negative ones', () => {
    const painted = paint(pictureOf('features 2'), [1, -0.5]);
    expect(heights(painted, 42, colours.positive)).toBe(2 * heights(painted, 126, colours.negative));
    expect(heights(painted, 42, colours.negative)).toBe(0);
  });

  test('stand on the ground where nothing is negative', () => {
    const painted = paint(pictureOf('features 2', { block: 'rectifier' }), [1, 0.5]);
    expect(pixelAt(painted, 126, 46)).toBe(colours.positive);
    expect(pixelAt(painted, 126, 20)).toBe(0);
  });

  test('of a source keep their scale', () => {
    const picture = pictureOf('features 2', { block: 'vector', port: 'out' });
    const [one, half] = [paint(picture, [1, 0]), paint(picture, [0.5, 0])];
    expect(heights(one, 42, colours.positive)).toBe(2 * heights(half, 42, colours.positive));
  });
});

describe('the lanes of a series', () => {
  test('are painted each from its own line of zero, all to one scale', () => {
    const picture = pictureOf('time 2, features 2', { block: 'series', port: 'out' });
    // Lanes of 36 pixels with 4 between them.
    const painted = paint(picture, [1, -1, 0.5, 0]);
    expect(pixelAt(painted, 42, 4)).toBe(colours.positive);
    expect(pixelAt(painted, 126, 4)).toBe(0);
    expect(pixelAt(painted, 126, 12)).toBe(colours.positive);
    expect(pixelAt(painted, 42, 40 + 32)).toBe(colours.negative);
    expect(pixelAt(painted, 42, 40 + 12)).toBe(0);
  });
});

test('a bar without an end is not one of the largest number', () => {
  const painted = paint(pictureOf('features 2'), [Number.NEGATIVE_INFINITY, -1]);
  expect(pixelAt(painted, 42, 46)).toBe(colours.danger);
  expect(pixelAt(painted, 42, 26)).toBe(colours.negative);
  expect(pixelAt(painted, 126, 46)).toBe(colours.negative);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  'in a heatmap %d has the colour of a fault, not that of the largest number',
  (fault) => {
    const picture = pictureOf('time 2, features 3');
    const painted = paint(picture, [1, fault, 1, 1, 1, 1]);
    const seen = new Set(painted.raster.pixels);
    expect(seen).toContain(colours.danger);
    expect(seen).toContain(signed[255]);
  },
);

describe('probabilities', () => {
  const picture = pictureOf('features 3', { block: 'softmax', params: { labels: ['a', 'b', 'c'] } });

  test('are labelled, and the most likely stands out', () => {
    const { labels, raster } = paint(picture, [0.1, 0.7, 0.2], { detail: 'full' });
    expect(labels.map(({ text, weight }) => [text, weight])).toEqual([
      ['a', 400],
      ['0.10', 400],
      ['b', 600],
      ['0.70', 600],
      ['c', 400],
      ['0.20', 400],
    ]);
    expect(raster.pixels.includes(colours.accent)).toBe(true);
  });

  test('of many classes are listed from the most likely', () => {
    const values = Float32Array.from({ length: 40 }, (_, i) => i / 780);
    const { labels } = paint(pictureOf('features 40', { block: 'softmax' }), values, { detail: 'full' });
    expect(labels.filter(({ longest }) => longest).map(({ text }) => text)).toEqual(
      '39 38 37 36 35 34 33 32 31 30'.split(' '),
    );
  });
});

test('a number is written out', () => {
  const { labels } = paint(pictureOf('features 1'), [-0.3127], { detail: 'full' });
  expect(labels.map(({ text }) => text)).toEqual(['−0.313']);
});

test('every pixel shows a cell, and every cell has a pixel, as far as there are enough of either', () => {
  for (const [length, count] of [
    [10, 3],
    [3, 10],
    [7, 7],
    [100, 99],
    [99, 100],
    [1, 1000],
  ] as const) {
    const spans = spansOf(length, count);
    expect(spans).toHaveLength(length);
    expect([spans[0]?.[0], spans.at(-1)?.[1]]).toEqual([0, count]);
    for (const [i, span] of spans.entries()) expect(span[0]).toBeLessThanOrEqual(spans[i - 1]?.[1] ?? 0);
  }
});

describe('symbols', () => {
  const look = { detail: 'full' } as const;

  test('are written in the words of their vocabulary, white space made visible', () => {
    const picture = pictureOf('symbols (time 3)', { vocabulary: ['a', ' ', 'b'] });
    expect(paint(picture, [2, 1, 0], look).labels.map(({ text }) => text)).toEqual(['b', '␣', 'a']);
  });

  test('are indices when their source is not known', () => {
    expect(paint(pictureOf('symbols (time 2)'), [3, 12], look).labels.map(({ text }) => text)).toEqual([
      '3',
      '12',
    ]);
  });

  test('end in an ellipsis when there is no room for more', () => {
    const picture = pictureOf('symbols (time 300)', { vocabulary: [...'ab'] });
    const { labels } = paint(picture, new Float32Array(300), look);
    expect(labels).toHaveLength(14 * 6);
    expect(labels.at(-1)?.text).toBe('…');
  });
});

test('the items of a pair are named', () => {
  const { labels } = paint(pictureOf('((features 2), (features 2))'), [1, 0, 0, -1], { detail: 'full' });
  expect(labels.map(({ text }) => text)).toEqual(['h', 'c']);
});

describe('rows of classes', () => {
  const classes = pictureOf('time 2, features 2', { block: 'softmax', params: { labels: ['no', 'yes'] } });

  test('have the name of the likeliest class behind them, faint where it is not likelier than the others', () => {
    const { labels, raster } = paint(classes, [0.1, 0.9, 0.5, 0.5], { detail: 'full' });
    expect(labels.map(({ text, colour, y }) => [text, colour, y])).toEqual([
      ['yes', 'ink', 6],
      ['no', 'ink-3', 18],
    ]);
    for (const { x } of labels) expect(x).toBeGreaterThan(2 * 12);
    // Cells, the space before the names, and three letters, on the grid.
    expect(raster.width).toBe(52);
  });

  test('have none where letters would be too small', () => {
    const many = pictureOf('time 40, features 2', { block: 'softmax', params: { labels: ['no', 'yes'] } });
    expect(paint(many, new Float32Array(80), { detail: 'full' }).labels).toEqual([]);
    expect(paint(many, new Float32Array(80), { detail: 'full', scale: 2 }).labels).toHaveLength(40);
  });

  test('have none where there are not as many labels as columns', () => {
    const other = pictureOf('time 2, features 3', { block: 'softmax', params: { labels: ['no', 'yes'] } });
    expect(paint(other, new Float32Array(6), { detail: 'full' }).labels).toEqual([]);
  });
});

test('a tree stands beside the rows of its nodes, and no row is painted over', () => {
  const painted = paint(treePicture(2), [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  const beside = (row: number) =>
    Array.from({ length: 24 }, (_, x) => pixelAt(painted, x, 12 * row + 6)).filter((pixel) => pixel !== 0)
      .length;
  // The first leaf hangs two steps above the root, the last one reaches the root directly.
  expect(beside(0)).toBeLessThan(beside(3));
  expect(pixelAt(painted, 30, 6)).toBe(signed[255]);
});
