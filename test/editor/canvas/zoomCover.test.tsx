import { expect, it } from 'vitest';
import { createZoomCover } from '../../../src/editor/canvas/zoomCover.ts';

const view = { x: 0, y: 0, zoom: 1 };

/** A drawing with a node in it, and what the wheel over that node does. */
function drawing() {
  document.body.innerHTML = '<div class="react-flow"><div class="node"></div></div>';
  const [flow, node] = document.querySelectorAll<HTMLElement>('div');
  const cover = createZoomCover();
  const turn = (type: string) =>
    node?.addEventListener(type, (event) => cover.onMoveStart(event as MouseEvent, view));
  turn('wheel');
  turn('mousedown');
  return {
    cover,
    send: (type: string) => node?.dispatchEvent(new MouseEvent(type, { bubbles: true })),
    isCovered: () => flow?.dataset.zoomed === 'true',
  };
}

it('covers the drawing from the first turn of the wheel until the last', () => {
  const { cover, send, isCovered } = drawing();
  send('wheel');
  expect(isCovered()).toBe(true);
  cover.onMoveEnd(null, view);
  expect(isCovered()).toBe(false);
});

it('lets a pointer that moves reach what lies under it', () => {
  const { send, isCovered } = drawing();
  send('wheel');
  window.dispatchEvent(new Event('pointermove'));
  expect(isCovered()).toBe(false);
  send('wheel');
  expect(isCovered()).toBe(true);
});

it('leaves the drawing as it is when it is dragged or moved by a command', () => {
  const { cover, send, isCovered } = drawing();
  send('mousedown');
  cover.onMoveStart(null, view);
  expect(isCovered()).toBe(false);
});
