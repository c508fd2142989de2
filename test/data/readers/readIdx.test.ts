import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datumOf } from '../../../src/data/dataset.ts';
import { faultText } from '../../../src/data/fault.ts';
import { readIdx } from '../../../src/data/readers/readIdx.ts';

/** A file of bytes in IDX format. */
function idx(shape: readonly number[], values: readonly number[], kind = 8): Uint8Array {
  const head = new DataView(new ArrayBuffer(4 + 4 * shape.length));
  head.setUint8(2, kind);
  head.setUint8(3, shape.length);
  for (const [axis, size] of shape.entries()) head.setUint32(4 + 4 * axis, size);
  return Uint8Array.of(...new Uint8Array(head.buffer), ...values);
}

const images = { name: 'images', bytes: idx([3, 1, 2], [0, 255, 51, 0, 0, 102]) };
const labels = { name: 'labels', bytes: idx([3], [2, 0, 1]) };

async function faultsOf(...files: Parameters<typeof readIdx>[0]): Promise<readonly string[]> {
  const { dataset, faults } = await readIdx(files);
  expect(dataset).toBeUndefined();
  return faults.map(faultText);
}

describe('IDX files', () => {
  test('of pictures and labels belong together, in any order', async () => {
    for (const files of [
      [images, labels],
      [labels, images],
    ]) {
      const { dataset, faults } = await readIdx(files);
      expect(faults).toEqual([]);
      expect(dataset?.count).toBe(3);
      const [image, label] = (dataset?.columns ?? []).toSorted((one, other) =>
        one.name < other.name ? -1 : 1,
      );
      expect(image).toMatchObject({ kind: 'numbers', name: 'image', shape: [1, 2] });
      expect(label).toMatchObject({ kind: 'class', name: 'label', labels: ['0', '1', '2'] });
      expect(image && datumOf(image, 1)).toEqual(Float32Array.of(0.2, 0));
      expect(label && datumOf(label, 0)).toBe('2');
    }
  });

  test('may be packed with gzip', async () => {
    const packed = { name: 'images.gz', bytes: new Uint8Array(gzipSync(images.bytes)) };
    expect((await readIdx([packed])).dataset?.columns).toEqual((await readIdx([images])).dataset?.columns);
  });

  test('keep bytes as bytes, without a copy', async () => {
    const { dataset } = await readIdx([images]);
    const [column] = dataset?.columns ?? [];
    expect(column?.kind === 'numbers' && column.values.buffer).toBe(images.bytes.buffer);
  });

  test('may hold numbers of every kind', async () => {
    const cases: readonly (readonly [kind: number, bytes: readonly number[], value: number])[] = [
      [9, [0xfe], -2],
      [11, [0xff, 0xfe], -2],
      [12, [0xff, 0xff, 0xff, 0xfe], -2],
      [13, [0x3f, 0x80, 0, 0], 1],
      [14, [0x3f, 0xe0, 0, 0, 0, 0, 0, 0], 0.5],
    ];
    for (const [kind, bytes, value] of cases) {
      const { dataset } = await readIdx([{ name: 'x', bytes: idx([1, 1], bytes, kind) }]);
      const [column] = dataset?.columns ?? [];
      expect(column && datumOf(column, 0)).toEqual(Float32Array.of(value));
    }
  });

  test('with labels below zero or between whole numbers are numbers', async () => {
    const { dataset } = await readIdx([{ name: 'x', bytes: idx([2], [0xfe, 1], 9) }]);
    expect(dataset?.columns).toMatchObject([{ kind: 'numbers', name: 'number', shape: [] }]);
  });
});

describe('what is wrong is said', () => {
  test('another format', async () => {
    expect(await faultsOf({ name: 'x.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47) })).toEqual([
      'x.png: It is not in IDX format. Choose a file such as train-images-idx3-ubyte, packed with gzip or not.',
    ]);
  });

  test('a file that is cut off, and one that claims a billion rows', async () => {
    expect(await faultsOf({ name: 'x', bytes: images.bytes.subarray(0, 9) })).toEqual([
      'x: It is cut off within its head. Get the file anew.',
    ]);
    expect(await faultsOf({ name: 'x', bytes: images.bytes.subarray(0, 20) })).toEqual([
      'x: Its head says 3 × 1 × 2 numbers, which are 22 bytes, but it has 20. Get the file anew.',
    ]);
    expect(await faultsOf({ name: 'x', bytes: idx([1_000_000_000, 28, 28], [1]) })).toEqual([
      'x: Its head says 1000000000 × 28 × 28 numbers, which are 784000000016 bytes, but it has 17. Get the file anew.',
    ]);
  });

  test('gzip that is cut off', async () => {
    const bytes = new Uint8Array(gzipSync(images.bytes)).subarray(0, -12);
    expect(await faultsOf({ name: 'x.gz', bytes })).toEqual([
      'x.gz: It is packed with gzip, but cut off, malformed or larger than 512 MB. Get the file anew.',
    ]);
  });

  test('gzip in which a byte is another than was packed', async () => {
    const bytes = new Uint8Array(gzipSync(images.bytes, { level: 0 }));
    bytes.set([7], bytes.length - 9);
    expect(await faultsOf({ name: 'x.gz', bytes })).toEqual([
      'x.gz: It is packed with gzip, but cut off, malformed or larger than 512 MB. Get the file anew.',
    ]);
  });

  test('no example', async () => {
    expect(await faultsOf({ name: 'x', bytes: idx([0, 2, 2], []) })).toEqual([
      'x: There is no example in it. Choose another file.',
    ]);
  });

  test('counts that differ, while the larger one is kept', async () => {
    const { dataset, faults } = await readIdx([images, { name: 'other', bytes: idx([2], [1, 1]) }]);
    expect(dataset?.columns.map(({ name }) => name)).toEqual(['image']);
    expect(faults.map(faultText)).toEqual([
      'other: It has 2 examples where another file has 3. Choose pictures and labels that belong together.',
    ]);
  });

  test('and no bytes make the reader throw', async () => {
    const head = fc.array(fc.constantFrom(0, 1, 8, 9, 13, 0x1f, 0x8b, 255), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(head, async (bytes) => {
        const { dataset, faults } = await readIdx([{ name: 'x', bytes: Uint8Array.from(bytes) }]);
        expect(dataset !== undefined || faults.length > 0).toBe(true);
      }),
    );
  });
});
