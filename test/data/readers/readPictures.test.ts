import { expect, test } from 'vitest';
import { datumOf } from '../../../src/data/dataset.ts';
import { faultText } from '../../../src/data/fault.ts';
import { type DecodePicture, readPictures } from '../../../src/data/readers/readPictures.ts';

/** Pictures whose first two bytes say how high and wide they are. */
const decode: DecodePicture = async ([height = 0, width = 0, ...pixels], channels) =>
  height === 0
    ? undefined
    : { height, width, bytes: Uint8Array.from(pixels.flatMap((each) => Array(channels).fill(each))) };

const file = (path: string, ...bytes: number[]) => ({ path, bytes: Uint8Array.from(bytes) });

test('pictures are of the class that their folder is called', async () => {
  const { dataset, faults } = await readPictures(
    [
      file('pets/dog/1.png', 1, 2, 0, 255),
      file('pets/cat/1.png', 1, 2, 51, 0),
      file('pets/dog/2.png', 1, 2, 0, 0),
    ],
    decode,
  );
  expect(faults).toEqual([]);
  expect(dataset?.columns).toMatchObject([
    { name: 'image', shape: [1, 2, 1] },
    { name: 'label', labels: ['cat', 'dog'] },
  ]);
  const [image, label] = dataset?.columns ?? [];
  expect(image && datumOf(image, 1)).toEqual(Float32Array.of(0.2, 0));
  expect([0, 1, 2].map((i) => label && datumOf(label, i))).toEqual(['dog', 'cat', 'dog']);
});

test('pictures may be coloured', async () => {
  const { dataset } = await readPictures([file('a/1.png', 1, 1, 255)], decode, { channels: 3 });
  expect(dataset?.columns[0]).toMatchObject({ shape: [1, 1, 3], values: Uint8Array.of(255, 255, 255) });
});

test('other sizes, other files and files in no folder are left out and said', async () => {
  const { dataset, faults } = await readPictures(
    [
      file('a/1.png', 1, 1, 9),
      file('a/2.png', 1, 2, 9, 9),
      file('b/1.png', 1, 1, 9),
      file('b/2.txt', 0),
      file('3.png', 1, 1, 9),
    ],
    decode,
  );
  expect(dataset?.count).toBe(2);
  expect(faults.map(faultText)).toEqual([
    'b/2.txt: It is no picture that can be read. Save it as a PNG.',
    '3.png: It lies in no folder. Put it into one that is named after what it shows.',
    'a/2.png: It has 2 × 1 pixels where most have 1 × 1. Bring all to one size.',
  ]);
});

test('of very many faults the first are said', async () => {
  const files = Array.from({ length: 50 }, (_, i) => file(`a/${i}.txt`, 0));
  const { dataset, faults } = await readPictures(files, decode, { name: 'folder' });
  expect(dataset).toBeUndefined();
  expect(faults).toHaveLength(21);
  expect(faults.map(faultText).at(-1)).toBe('folder: 30 more pictures were left out.');
});
