import { expect, test } from 'vitest';
import { cellUnder } from '../../../src/editor/views/cellUnder.ts';
import { fitPicture } from '../../../src/editor/views/fitPicture.ts';
import type { Scene, SceneNode } from '../../../src/editor/views/scene.ts';
import { axesOf, pictureOf } from './subjects.ts';

const rows = pictureOf('time 4, features 3');

function node(id: string, x: number, z: number, room = { width: 168, height: 48 }): SceneNode {
  return {
    id,
    frame: { x, y: 0, width: 200, height: 100 },
    z,
    picture: fitPicture(`${id}.y`, rows, { x: x + 10, y: 40, ...room }),
  };
}

function under(nodes: readonly SceneNode[], x: number, y: number, viewport: Partial<Scene['viewport']> = {}) {
  const values = new Float32Array(12);
  const activation = { axes: axesOf('time 4, features 3'), values, version: 1, stale: false };
  const found = cellUnder(
    { viewport: { x: 0, y: 0, zoom: 1, ...viewport }, nodes },
    { x, y },
    () => activation,
  );
  return found && `${found.port} ${found.place}`;
}

/** The middle of a cell of a node's picture, on the canvas. */
function middleOf({ picture }: SceneNode, row: number, column: number): [number, number] {
  if (!picture) throw new Error('The node has no picture.');
  const { box } = picture;
  return [box.x + ((column + 0.5) / 3) * box.width, box.y + ((row + 0.5) / 4) * box.height];
}

test('a cell is found by where it is painted', () => {
  const one = node('a', 0, 0);
  expect(under([one], ...middleOf(one, 2, 1))).toBe('a.y 7');
  const [x, y] = middleOf(one, 3, 2);
  expect(under([one], 2 * x + 50, 2 * y - 8, { x: 50, y: -8, zoom: 2 })).toBe('a.y 11');
});

test('also where the picture was made smaller to fit', () => {
  const small = node('a', 0, 0, { width: 168, height: 12 });
  expect(small.picture?.shrink).toBeLessThan(1);
  expect(under([small], ...middleOf(small, 1, 2))).toBe('a.y 5');
});

test('a node that lies over another hides its cells', () => {
  const [low, high] = [node('low', 0, 0), node('high', 20, 1)];
  expect(under([low, high], ...middleOf(high, 0, 0))).toBe('high.y 0');
  expect(under([high, low], ...middleOf(high, 0, 0))).toBe('high.y 0');
});

test('beside pictures there is none', () => {
  expect(under([node('a', 0, 0)], 100, 20)).toBeUndefined();
  expect(under([], 1, 1)).toBeUndefined();
});
