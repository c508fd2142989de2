import type { CDPSession, Locator, Page } from 'playwright-core';
import { playInFrames } from './playInFrames.ts';

/** What people do with a graph that is on the canvas, in so many steps, one for each frame. */
export const gestures = { pan, zoom, drag, hover } as const;

type At = (t: number) => readonly [x: number, y: number];

/** To the right and back, from empty canvas, within which the graph stays in sight. */
async function pan(page: Page, session: CDPSession, steps: number): Promise<void> {
  const { left, top } = await canvasOf(page);
  await page.mouse.move(left + 6, top + 6);
  await page.mouse.down();
  await along(
    page,
    session,
    steps,
    (t) => [left + 6 + 40 * Math.sin(2 * Math.PI * t), top + 6 + 20 * t],
    true,
  );
  await page.mouse.up();
}

/** A little nearer and back, as the wheel does; as often the one as the other, so that the view is in the end what it was. */
async function zoom(page: Page, session: CDPSession, steps: number): Promise<void> {
  const { left, top, width, height } = await canvasOf(page);
  const [x, y] = [left + width / 2, top + height / 2];
  await page.mouse.move(x, y);
  const whole = 8 * Math.ceil(steps / 8);
  await playInFrames(page, session, whole, (step) =>
    session.send('Input.dispatchMouseEvent', {
      type: 'mouseWheel',
      x,
      y,
      deltaX: 0,
      deltaY: step % 8 < 4 ? -40 : 40,
    }),
  );
}

/** A node in the middle of the graph, in a small circle. */
async function drag(page: Page, session: CDPSession, steps: number): Promise<void> {
  const nodes = page.locator('.react-flow__node');
  const { x, y } = await middleOf(nodes.nth(Math.floor((await nodes.count()) / 2)));
  await page.mouse.move(x, y);
  await page.mouse.down();
  const circle: At = (t) => [x + 30 * Math.sin(2 * Math.PI * t), y + 30 * (1 - Math.cos(2 * Math.PI * t))];
  await along(page, session, steps, circle, true);
  await page.mouse.up();
  if (!(await page.getByRole('button', { name: 'Undo' }).isEnabled()))
    throw new Error('No node was dragged.');
}

/** From one corner of the canvas to the other, over nodes and wires. */
async function hover(page: Page, session: CDPSession, steps: number): Promise<void> {
  const { left, top, width, height } = await canvasOf(page);
  await along(page, session, steps, (t) => [left + width * t, top + height * t], false);
}

async function along(
  page: Page,
  session: CDPSession,
  steps: number,
  at: At,
  isPressed: boolean,
): Promise<void> {
  await playInFrames(page, session, steps, (step) => {
    const [x, y] = at((step + 1) / steps);
    return session.send('Input.dispatchMouseEvent', {
      type: 'mouseMoved',
      x,
      y,
      ...(isPressed && { button: 'left', buttons: 1 }),
    });
  });
}

async function canvasOf(page: Page) {
  return page.locator('main.canvas').evaluate((canvas) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return { left, top, width, height };
  });
}

async function middleOf(thing: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await thing.boundingBox();
  if (!box) throw new Error('What the gesture is about is not on the screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
