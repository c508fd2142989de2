import { describe, expect, test } from 'vitest';
import { parsePng } from '../../src/cli/parsePng.ts';
import { readPicture } from '../../src/cli/readPicture.ts';
import { chunk, encodePng, type PngOptions } from './encodePng.ts';

/** The numbers of a picture, rounded as float32; `undefined` where it cannot be read. */
function read(bytes: Uint8Array, channels: number): readonly number[] | undefined {
  const png = parsePng(bytes);
  const values = png && readPicture(png, channels);
  return values && [...values];
}

const round = (values: readonly number[]) => values.map(Math.fround);

describe('the pixels of a PNG of', () => {
  const wide = { width: 2, height: 1 };
  const palette = chunk('PLTE', Uint8Array.of(255, 0, 0, 0, 51, 102));
  test.each<{ kind: string; png: Omit<PngOptions, 'width' | 'height'>; grey: number[]; colours: number[] }>([
    { kind: 'grey', png: { rows: [0, 51, 255] }, grey: [0.2, 1], colours: [0.2, 0.2, 0.2, 1, 1, 1] },
    {
      kind: 'grey of 16 bits',
      png: { depth: 16, rows: [0, 0x33, 0x33, 0xff, 0xff] },
      grey: [0.2, 1],
      colours: [0.2, 0.2, 0.2, 1, 1, 1],
    },
    {
      kind: 'grey of 4 bits',
      png: { depth: 4, rows: [0, 0x3f] },
      grey: [0.2, 1],
      colours: [0.2, 0.2, 0.2, 1, 1, 1],
    },
    {
      kind: 'grey of 2 bits',
      png: { depth: 2, rows: [0, 0b01110000] },
      grey: [1 / 3, 1],
      colours: [1 / 3, 1 / 3, 1 / 3, 1, 1, 1],
    },
    {
      kind: 'black and white',
      png: { depth: 1, rows: [0, 0b01000000] },
      grey: [0, 1],
      colours: [0, 0, 0, 1, 1, 1],
    },
    {
      kind: 'colours',
      png: { colours: 2, rows: [0, 255, 0, 0, 0, 255, 0] },
      grey: [0.299, 0.587],
      colours: [1, 0, 0, 0, 1, 0],
    },
    {
      kind: 'equal colours, which are exactly that grey',
      png: { colours: 2, rows: [0, 51, 51, 51, 77, 77, 77] },
      grey: [0.2, 77 / 255],
      colours: [0.2, 0.2, 0.2, 77 / 255, 77 / 255, 77 / 255],
    },
    {
      kind: 'colours of 16 bits',
      png: { colours: 2, depth: 16, rows: [0, 255, 255, 0, 0, 0x33, 0x33, 0, 0, 255, 255, 0, 0] },
      grey: [0.299 + 0.114 / 5, 0.587],
      colours: [1, 0, 0.2, 0, 1, 0],
    },
    {
      kind: 'colours beside a palette that is only a suggestion',
      png: { colours: 2, between: [palette], rows: [0, 51, 51, 51, 0, 0, 0] },
      grey: [0.2, 0],
      colours: [0.2, 0.2, 0.2, 0, 0, 0],
    },
    {
      kind: 'indices into a palette',
      png: { colours: 3, depth: 4, between: [palette], rows: [0, 0x10] },
      grey: [(0.587 + 2 * 0.114) / 5, 0.299],
      colours: [0, 0.2, 0.4, 1, 0, 0],
    },
    {
      kind: 'indices, some of them transparent',
      png: { colours: 3, between: [palette, chunk('tRNS', Uint8Array.of(51))], rows: [0, 0, 1] },
      grey: [0.299 / 5, (0.587 + 2 * 0.114) / 5],
      colours: [0.2, 0, 0, 0, 0.2, 0.4],
    },
    {
      kind: 'grey, half transparent, seen before black',
      png: { colours: 4, rows: [0, 255, 51, 51, 255] },
      grey: [0.2, 0.2],
      colours: [0.2, 0.2, 0.2, 0.2, 0.2, 0.2],
    },
    {
      kind: 'colours, half transparent, seen before black',
      png: { colours: 6, rows: [0, 255, 0, 51, 51, 0, 0, 0, 255] },
      grey: [(0.299 + 0.114 / 5) / 5, 0],
      colours: [0.2, 0, 0.04, 0, 0, 0],
    },
    {
      kind: 'grey of which one is transparent',
      png: { between: [chunk('tRNS', Uint8Array.of(0, 51))], rows: [0, 51, 255] },
      grey: [0, 1],
      colours: [0, 0, 0, 1, 1, 1],
    },
    {
      kind: 'colours of which one is transparent',
      png: {
        colours: 2,
        between: [chunk('tRNS', Uint8Array.of(0, 255, 0, 0, 0, 0))],
        rows: [0, 255, 0, 0, 255, 0, 255],
      },
      grey: [0, 0.299 + 0.114],
      colours: [0, 0, 0, 1, 0, 1],
    },
  ])('$kind', ({ png, grey, colours }) => {
    const bytes = encodePng({ ...wide, ...png });
    expect(read(bytes, 1)).toEqual(grey.map((each) => expect.closeTo(each, 6)));
    expect(read(bytes, 3)).toEqual(colours.map((each) => expect.closeTo(each, 6)));
  });

  test('grey are exactly its bytes divided by 255', () => {
    const bytes = Array.from({ length: 256 }, (_, i) => i);
    expect(read(encodePng({ width: 256, height: 1, rows: [0, ...bytes] }), 1)).toEqual(
      round(bytes.map((byte) => byte / 255)),
    );
  });
});

describe('rows are restored from what their filter made of them', () => {
  // Three rows of three pixels: 10 20 30, 40 50 60, 70 80 90.
  const first = [0, 10, 20, 30];
  const expected = [10, 20, 30, 40, 50, 60, 70, 80, 90];
  test.each([
    ['none', [0, 40, 50, 60], [0, 70, 80, 90]],
    ['what is to the left', [1, 40, 10, 10], [1, 70, 10, 10]],
    ['what is above', [2, 30, 30, 30], [2, 30, 30, 30]],
    ['the average of both', [3, 35, 20, 20], [3, 50, 20, 20]],
    ['the nearest of the neighbours (Paeth)', [4, 30, 10, 10], [4, 30, 10, 10]],
  ])('%s', (_, second, third) => {
    const bytes = encodePng({ width: 3, height: 3, rows: [...first, ...second, ...third] });
    expect(read(bytes, 1)).toEqual(round(expected.map((byte) => byte / 255)));
  });
});

describe('an interlaced PNG', () => {
  // 5 × 3 pixels, each its own number.
  const passes = [
    [[0]],
    [[4]],
    [],
    [[2]],
    [[10, 12, 14]],
    [
      [1, 3],
      [11, 13],
    ],
    [[5, 6, 7, 8, 9]],
  ];
  const expected = Array.from({ length: 15 }, (_, i) => i);

  test('is put together from its seven pictures', () => {
    const rows = passes.flat().flatMap((row) => [0, ...row]);
    expect(read(encodePng({ width: 5, height: 3, interlaced: true, rows }), 1)).toEqual(
      round(expected.map((byte) => byte / 255)),
    );
  });

  test('may have several pixels to a byte', () => {
    const rows = passes.flat().flatMap((row) => {
      const bytes = Array.from(
        { length: Math.ceil(row.length / 2) },
        (_, i) => (row[2 * i] ?? 0) * 16 + (row[2 * i + 1] ?? 0),
      );
      return [0, ...bytes];
    });
    expect(read(encodePng({ width: 5, height: 3, depth: 4, interlaced: true, rows }), 1)).toEqual(
      round(expected.map((level) => level / 15)),
    );
  });
});

describe('no picture is read of', () => {
  const good = encodePng({ width: 2, height: 2, rows: [0, 1, 2, 0, 3, 4] });
  const changed = (at: number, byte: number) => good.map((each, i) => (i === at ? byte : each));
  const hostile: Readonly<Record<string, Uint8Array>> = {
    nothing: new Uint8Array(0),
    'a text': new TextEncoder().encode('hello'),
    'a signature alone': good.subarray(0, 8),
    'a file that was cut': good.subarray(0, good.length - 13),
    'a file that was cut within a chunk': good.subarray(0, 50),
    'a chunk longer than the file': changed(33, 0x7f),
    'a byte that was changed': changed(45, 0xff),
    'no header in front': Buffer.concat([good.subarray(0, 8), good.subarray(33)]),
    'no pixels': Buffer.concat([good.subarray(0, 33), chunk('IEND', new Uint8Array(0))]),
    'no width': encodePng({ width: 0, height: 2, rows: [] }),
    'a depth that colours do not have': encodePng({
      width: 1,
      height: 1,
      colours: 2,
      depth: 4,
      rows: [0, 1, 2],
    }),
    'a kind that there is not': encodePng({ width: 1, height: 1, colours: 5, rows: [0, 1] }),
    'a filter that there is not': encodePng({ width: 1, height: 1, rows: [5, 1] }),
    'indices without a palette': encodePng({ width: 1, height: 1, colours: 3, rows: [0, 0] }),
    'an index outside of its palette': encodePng({
      width: 1,
      height: 1,
      colours: 3,
      between: [chunk('PLTE', Uint8Array.of(1, 2, 3))],
      rows: [0, 1],
    }),
    'rows that are missing': encodePng({ width: 2, height: 2, rows: [0, 1, 2] }),
    'more rows than it has': encodePng({ width: 2, height: 1, rows: [0, 1, 2, 0, 3, 4] }),
    'a hundred megabytes in a few': encodePng({ width: 2, height: 2, rows: new Uint8Array(100_000_000) }),
  };
  test.each(Object.entries(hostile))('%s', (_, bytes) => {
    expect(read(bytes, 1)).toBeUndefined();
  });

  test('any file that differs from a PNG in one byte', () => {
    for (let at = 0; at < good.length; at++)
      expect(read(changed(at, (good[at] ?? 0) ^ 0x11), 1)).toBeUndefined();
  });
});

test('texts, profiles and whatever else stands beside a picture are not looked at', () => {
  const between = [
    chunk('tEXt', Uint8Array.of(0xff)),
    chunk('iCCP', Uint8Array.of(1, 2, 3)),
    chunk('abCd', new Uint8Array(9)),
  ];
  expect(read(encodePng({ width: 1, height: 1, rows: [0, 255], between }), 1)).toEqual([1]);
});
