import { expect, test } from 'vitest';
import { nearestView } from '../../../../src/editor/canvas/flow/reveal.ts';

const room = { width: 1000, height: 600 };
const box = (x: number, y: number, width = 100, height = 100) => ({ x, y, width, height });
const view = (x: number, y: number, zoom = 1) => ({ x, y, zoom });

test('what is seen stays where it is', () => {
  expect(nearestView(view(0, 0), box(400, 200), room)).toBeUndefined();
});

test('what lies outside comes in at the nearest edge, with a margin', () => {
  expect(nearestView(view(0, 0), box(1200, 200), room)).toEqual(view(-332, 0));
  expect(nearestView(view(0, 0), box(-100, 900), room)).toEqual(view(132, -432));
  expect(nearestView(view(-500, 0, 0.5), box(0, 0), room)).toEqual(view(32, 32, 0.5));
});

test('what is larger than the room is scaled until it fits', () => {
  const next = nearestView(view(0, 0), box(0, 0, 2000, 300), room);
  expect(next?.zoom).toBeLessThan(0.5);
});
