import { expect, test } from 'vitest';
import { createPlan, planFrame } from '../../../src/editor/views/planFrame.ts';
import type { Scene, SceneNode } from '../../../src/editor/views/scene.ts';
import { pictureOf } from './subjects.ts';

const picture = pictureOf('features 16');

/** A node of 100 × 60 with a picture in it, or without. */
function node(id: string, x: number, y: number, more: Partial<SceneNode> = {}): SceneNode {
  const box = { x: x + 10, y: y + 20, width: 80, height: 30 };
  return {
    id,
    frame: { x, y, width: 100, height: 60 },
    z: 0,
    picture: { port: `${id}.y`, picture, box, shrink: 1 },
    ...more,
  };
}

/** Holds what is done for a scene seen through 400 × 300 pixels: ids, a star where the node hides what lies under it. */
function checkFrame(nodes: SceneNode[], expected: string, viewport: Partial<Scene['viewport']> = {}): void {
  const steps = planFrame({ viewport: { x: 0, y: 0, zoom: 1, ...viewport }, nodes }, 400, 300);
  expect(steps.map(({ node: { id }, hides }) => id + (hides ? '*' : '')).join(' ')).toBe(expected);
}

test('pictures are put where the viewport has their boxes', () => {
  const [step] = planFrame({ viewport: { x: 5, y: -7, zoom: 2 }, nodes: [node('a', 30, 40)] }, 400, 300);
  expect(step?.picture?.on).toEqual({ x: 85, y: 113, width: 160, height: 60 });
});

test('only what is in sight is painted', () => {
  const nodes = [node('near', 0, 0), node('far', 500, 0)];
  checkFrame(nodes, 'near');
  checkFrame(nodes, 'near far', { zoom: 0.5 });
  checkFrame(nodes, 'far', { x: -450 });
});

test('a node hides the pictures that lie under it, and no others', () => {
  checkFrame([node('under', 0, 0), node('over', 50, 30), node('beside', 200, 0)], 'under over* beside');
});

test('a node without a picture hides too', () => {
  checkFrame(
    [node('under', 0, 0), { id: 'plain', frame: { x: 20, y: 20, width: 50, height: 50 }, z: 0 }],
    'under plain*',
  );
});

test('the higher node comes later, wherever it is in the list', () => {
  checkFrame(
    [node('top', 20, 0, { z: 2 }), node('bottom', 0, 0), node('middle', 10, 0, { z: 1 })],
    'bottom middle* top*',
  );
});

test('the nodes of a body are not hidden by the combinator around them', () => {
  const around = { id: 'around', frame: { x: 0, y: 0, width: 300, height: 200 }, z: 0 };
  checkFrame([around, node('inside', 20, 20, { z: 1 })], 'inside');
});

test('a plan is kept while the same nodes are seen in the same way', () => {
  const nodes = [node('a', 0, 0), node('b', 200, 0)];
  const sheet = { width: 400, height: 300, ratio: 1, view: { x: 0, y: 0, zoom: 1 } };
  const planOf = createPlan();
  const steps = planOf(sheet, nodes);
  expect(planOf({ ...sheet, view: { ...sheet.view } }, nodes)).toBe(steps);
  expect(planOf({ ...sheet, view: { x: 0, y: 0, zoom: 2 } }, nodes)).not.toBe(steps);
  expect(planOf(sheet, [...nodes])).not.toBe(steps);
});
