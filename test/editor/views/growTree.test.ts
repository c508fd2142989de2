import { expect, test } from 'vitest';
import { growTree } from '../../../src/editor/views/growTree.ts';
import { paintPicture } from '../../../src/editor/views/paintPicture.ts';
import { treeWidth } from '../../../src/editor/views/pictureSize.ts';
import { editorOf, treeReader } from '../editorOf.ts';
import { palette, pictureOf, treePicture } from './subjects.ts';

// The tree ((0 1) 2): leaves in the rows 0, 1 and 3, inner nodes in 2 and 4.
const whole = treePicture(2);
const { inference } = editorOf(treeReader('((the film) good)')).getState();
const at = (position: number) => growTree(whole, inference, new Map([['fold', position]]));

/** Which rows of a picture of that tree are painted. */
function paintedRows(picture: typeof whole): readonly number[] {
  if (picture.kind !== 'rows') throw new Error('The tree is not drawn as rows.');
  const look = { palette, scale: 1, detail: 'low', hairline: 1 } as const;
  const { raster } = paintPicture(picture, new Float32Array(10).fill(1), look, 'content');
  const height = raster.height / picture.rows;
  const x = treeWidth(picture) + 3;
  return [0, 1, 2, 3, 4].filter(
    (row) => raster.pixels[Math.floor((row + 0.5) * height) * raster.width + x] !== 0,
  );
}

test('a tree grows from its leaves, node by node', () => {
  expect(paintedRows(at(0))).toEqual([0, 1, 2, 3]);
  expect(paintedRows(at(1))).toEqual([0, 1, 2, 3, 4]);
  expect(paintedRows(whole)).toEqual([0, 1, 2, 3, 4]);
});

test('what is not there yet does not hold the others together', () => {
  const pixelsOfTree = (picture: typeof whole) => {
    const look = { palette, scale: 1, detail: 'low', hairline: 1 } as const;
    const { raster } = paintPicture(picture, new Float32Array(10).fill(1), look, 'content');
    const width = picture.kind === 'rows' ? treeWidth(picture) : 0;
    return raster.pixels.filter((pixel, i) => pixel !== 0 && i % raster.width < width).length;
  };
  expect(pixelsOfTree(at(0))).toBeLessThan(pixelsOfTree(at(1)));
  expect(pixelsOfTree(at(1))).toBe(pixelsOfTree(whole));
});

test('what is no tree, or is of another one, stays as it is', () => {
  const positions = new Map([['fold', 0]]);
  const rows = pictureOf('time 2, features 3');
  expect(growTree(rows, inference, positions)).toBe(rows);
  expect(growTree(whole, inference, new Map())).toBe(whole);
  const other = editorOf(treeReader('(the (film good))')).getState();
  expect(growTree(whole, other.inference, positions)).toBe(whole);
});
