import { expect, test } from 'vitest';
import { overlaps } from '../../../../src/editor/canvas/layout/geometry.ts';
import { placeLabel } from '../../../../src/editor/canvas/wires/placeLabel.ts';

const size = { width: 160, height: 24 };
const spot = { x: 200, y: 48 };

test('a label lies over the middle of its wire where there is room', () => {
  const far = { x: 400, y: 0, width: 100, height: 28 };
  expect(placeLabel(size, spot, [far])).toMatchObject({ x: 120, y: 14 });
});

test('it lies higher where it would cover the titles of the nodes at both ends', () => {
  const titles = [
    { x: 40, y: 0, width: 120, height: 28 },
    { x: 240, y: 8, width: 120, height: 28 },
  ];
  const { x, y } = placeLabel(size, spot, titles);
  expect([x, y]).toEqual([120, -28]);
  expect(titles.some((title) => overlaps(title, { x, y, ...size }))).toBe(false);
});

test('it lies under the wire where another title is in the way there too', () => {
  const titles = [
    { x: 40, y: 0, width: 120, height: 28 },
    { x: 40, y: -40, width: 320, height: 28 },
  ];
  expect(placeLabel(size, spot, titles)).toMatchObject({ x: 120, y: 58 });
});
