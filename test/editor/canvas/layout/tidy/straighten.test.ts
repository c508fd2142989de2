import { expect, test } from 'vitest';
import { type Item, type Link, straighten } from '../../../../../src/editor/canvas/layout/tidy/straighten.ts';

const item = (y: number, height = 40): Item => ({ y, height, gap: 10 });
const link = (from: number, to: number, offset = 0): Link => ({ from, to, offset, weight: 1 });

test('a chain runs straight through its ports', () => {
  const [[a = 0] = [], [b = 0] = [], [c = 0] = []] = straighten(
    [[item(0)], [item(100)], [item(50)]],
    [[link(0, 0, 8)], [link(0, 0, -4)]],
  );
  expect([b - a, c - b]).toEqual([8, -4]);
});

test('items of a column keep their order and their room, however they are pulled', () => {
  const [, [upper = 0, lower = 0] = []] = straighten(
    [
      [item(0), item(50)],
      [item(0), item(50)],
    ],
    [[link(0, 1), link(1, 0)]],
  );
  expect(lower - upper).toBe(50);
});

test('what hangs on nothing stays where it is, as long as there is room', () => {
  const [, [, free] = []] = straighten([[item(0)], [item(0), item(500)]], [[link(0, 0)]]);
  expect(free).toBe(500);
});
