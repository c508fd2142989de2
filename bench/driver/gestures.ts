import type { Locator, Page } from 'playwright-core';

/** What people do with a graph that is on the canvas, in so many steps, each shown before the next. */
export const gestures = { pan, zoom, drag, hover } as const;

/** To the right and back, from empty canvas, within which the graph stays in sight. */
async function pan(page: Page, steps: number): Promise<void> {
  const { left, top } = await canvasOf(page);
  await page.mouse.move(left + 6, top + 6);
  await page.mouse.down();
  await along(page, steps, (t) => [left + 6 + 40 * Math.sin(2 * Math.PI * t), top + 6 + 20 * t]);
  await page.mouse.up();
}

/** A little nearer and back, as the wheel does. */
async function zoom(page: Page, steps: number): Promise<void> {
  const { left, top, width, height } = await canvasOf(page);
  await page.mouse.move(left + width / 2, top + height / 2);
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(0, step % 8 < 4 ? -40 : 40);
    await nextFrame(page);
  }
}

/** A node in the middle of the graph, in a small circle. */
async function drag(page: Page, steps: number): Promise<void> {
  const nodes = page.locator('.react-flow__node');
  const { x, y } = await middleOf(nodes.nth(Math.floor((await nodes.count()) / 2)));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await along(page, steps, (t) => [
    x + 30 * Math.sin(2 * Math.PI * t),
    y + 30 * (1 - Math.cos(2 * Math.PI * t)),
  ]);
  await page.mouse.up();
  if (!(await page.getByRole('button', { name: 'Undo' }).isEnabled()))
    throw new Error('No node was dragged.');
}

/** From one corner of the canvas to the other, over nodes and wires. */
async function hover(page: Page, steps: number): Promise<void> {
  const { left, top, width, height } = await canvasOf(page);
  await along(page, steps, (t) => [left + width * t, top + height * t]);
}

async function along(
  page: Page,
  steps: number,
  at: (t: number) => readonly [x: number, y: number],
): Promise<void> {
  for (let step = 1; step <= steps; step++) {
    await page.mouse.move(...at(step / steps));
    await nextFrame(page);
  }
}

/** Waits until what has just been done is on the screen, and marks the moment in a trace. */
export async function nextFrame(page: Page): Promise<void> {
  await page.evaluate(
    (mark) =>
      new Promise<void>((done) =>
        requestAnimationFrame(() =>
          setTimeout(() => {
            performance.mark(mark);
            done();
          }),
        ),
      ),
    shownMark,
  );
}

/** The mark in a trace where a step of a gesture has been shown. */
export const shownMark = 'step shown';

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
