import { describe, expect, test } from 'vitest';
import type { SceneNode } from '../../../src/editor/views/scene.ts';
import { laySheet, placeSheet, showsAll } from '../../../src/editor/views/sheet.ts';
import { pictureOf } from './subjects.ts';

const pane = { width: 400, height: 300 };
const view = { x: 10, y: 20, zoom: 1 };
const sheet = laySheet(view, pane, 1);

/** A node with a picture of 100 × 100. */
function node(x: number, y: number): SceneNode {
  const box = { x, y, width: 100, height: 100 };
  return {
    id: 'a',
    frame: box,
    z: 0,
    picture: { port: 'a.y', picture: pictureOf('features 16'), box, shrink: 1 },
  };
}

/** A drawing that reaches out of every pane. */
const wide = [node(-5000, -5000), node(5000, 5000)];

describe('a sheet', () => {
  test('reaches out of the pane by as much on each side', () => {
    const { x, y } = placeSheet(sheet, view);
    expect([x, y]).toEqual([pane.width - sheet.width - x, pane.height - sheet.height - y]);
    expect(x).toBeLessThan(0);
  });

  test('moves by as much as the view does', () => {
    const before = placeSheet(sheet, view);
    const after = placeSheet(sheet, { ...view, x: 35, y: -7 });
    expect([after.x - before.x, after.y - before.y, after.scale]).toEqual([25, -27, 1]);
  });

  test('is moved by whole pixels of the screen, so that it stays sharp', () => {
    const { x, y } = placeSheet(laySheet(view, pane, 2), { ...view, x: 10.7, y: 20.2 });
    expect([x * 2, y * 2].every(Number.isInteger)).toBe(true);
  });

  test('is scaled around the point that a zoom leaves where it is', () => {
    // The pointer is at (110, 70): what it points at is (100, 50) of the drawing.
    const { x, y, scale } = placeSheet(sheet, { x: -90, y: -30, zoom: 2 });
    const [left, top] = [100 * sheet.view.zoom + sheet.view.x, 50 * sheet.view.zoom + sheet.view.y];
    expect([x + left * scale, y + top * scale]).toEqual([110, 70]);
  });
});

describe('whether a sheet shows all that is in sight', () => {
  const shows = (viewport: typeof view, nodes: SceneNode[]) => showsAll(sheet, viewport, pane, nodes);

  test('it does as long as the view stays within it', () => {
    expect(shows(view, wide)).toBe(true);
    expect(shows({ ...view, x: 110 }, wide)).toBe(true);
    expect(shows({ ...view, zoom: 2 }, wide)).toBe(true);
  });

  test('it does not when the view leaves it', () => {
    expect(shows({ ...view, x: 210 }, wide)).toBe(false);
    expect(shows({ ...view, zoom: 0.5 }, wide)).toBe(false);
  });

  test('it does when there are no pictures where it ends', () => {
    expect(shows({ ...view, x: 210 }, [node(20, 20)])).toBe(true);
    expect(shows({ ...view, zoom: 0.5 }, [node(20, 20)])).toBe(true);
    expect(shows({ ...view, x: 210 }, [])).toBe(true);
  });
});
