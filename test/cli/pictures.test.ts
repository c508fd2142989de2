import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toBase64 } from '../../src/base/base64.ts';
import type { Document } from '../../src/document/document.ts';
import { graphOf, node } from '../harness/graph.ts';
import { encodePng, plainPng } from './encodePng.ts';
import { checkFails, file, graphFile, pathOf, valuesOf } from './terminal.ts';

const picture = graphOf(
  [node('draw', 'image', { height: 1, width: 2 }), node('flat', 'flatten')],
  'draw.out → flat.x',
);
const coloured = graphOf([node('draw', 'image', { height: 1, width: 2, channels: 3 })]);

/** An input that names a picture, written beside it. */
function inputOf(png: Uint8Array | string): string {
  file('picture.png', png);
  return file('in.json', { draw: 'picture.png' });
}

test('pictures are named from the folder of the input', async () => {
  mkdirSync(pathOf('shots'));
  file('shots/picture.png', plainPng(2, [0, 255]));
  const input = file('in.json', { draw: 'shots/picture.png' });
  expect(await valuesOf([graphFile(picture), '--input', input])).toEqual({ 'flat.y': [0, 1] });
  const beside = file('shots/in.json', { draw: './picture.png' });
  expect(await valuesOf([graphFile(picture), '--input', beside])).toEqual({ 'flat.y': [0, 1] });
});

test('a picture gives the same as its bytes in the document', async () => {
  const values = toBase64(Uint8Array.of(77, 201));
  const draw = node('draw', 'image', { height: 1, width: 2, values });
  const inside: Document = { ...picture, nodes: [draw, ...picture.nodes.slice(1)] };
  expect(await valuesOf([graphFile(picture), '--input', inputOf(plainPng(2, [77, 201]))])).toEqual(
    await valuesOf([graphFile(inside)]),
  );
});

test('a picture becomes coloured or grey as the source is', async () => {
  const input = inputOf(plainPng(2, [255, 0, 0, 0, 0, 0], 2));
  expect(await valuesOf([graphFile(coloured), '--input', input])).toEqual({
    'draw.out': [
      [
        [1, 0, 0],
        [0, 0, 0],
      ],
    ],
  });
  expect(await valuesOf([graphFile(picture), '--input', input])).toEqual({ 'flat.y': [0.299, 0] });
});

test('a picture of another size is an error', async () => {
  await checkFails(
    ['run', graphFile(picture), '--input', inputOf(plainPng(3, [0, 0, 0]))],
    'draw.out: the picture must be 2 pixels wide and 1 high, but picture.png is 3 wide and 1 high.',
  );
});

test('a picture that says that it is huge is refused by its size, before anything is unpacked', async () => {
  const huge = encodePng({ width: 2 ** 31 - 1, height: 2 ** 31 - 1, rows: [0] });
  await checkFails(
    ['run', graphFile(picture), '--input', inputOf(huge)],
    'draw.out: the picture must be 2 pixels wide and 1 high, but picture.png is 2147483647 wide and 2147483647 high.',
  );
});

test.each([
  ['a text', 'hello'],
  ['nothing', ''],
  ['a picture that was cut', plainPng(2, [1, 2]).subarray(0, 50)],
  ['a picture without its rows', encodePng({ width: 2, height: 1, rows: [] })],
])('%s is no picture', async (_, content) => {
  await checkFails(
    ['run', graphFile(picture), '--input', inputOf(content)],
    'draw.out: picture.png is no PNG that can be read.',
  );
});

test.each([
  ['none.png', `draw.out: ${pathOf('none.png')}: there is no such file.`],
  ['', `draw.out: ${pathOf('.')}: this is a folder.`],
  ['/dev/zero', 'draw.out: /dev/zero: the file must have at most 134217728 bytes, but has more.'],
])('%j cannot be read as a picture', async (name, says) => {
  file('picture.png', plainPng(2, [0, 0]));
  await checkFails(['run', graphFile(picture), '--input', file('in.json', { draw: name })], says);
});

test('the numbers of a picture can be given as lists, too', async () => {
  const input = file('in.json', { draw: [[0.25, 7]] });
  expect(await valuesOf([graphFile(picture), '--input', input])).toEqual({ 'flat.y': [0.25, 7] });
});
