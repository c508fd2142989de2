import type { Page } from '@playwright/test';
import { expect, test } from './editorPage.ts';

/** How dark the darkest pixel is in the upper quarter of a port's picture, 0 to 255. */
async function darkestOf(page: Page, port: string): Promise<number> {
  const box = await page.locator(`.picture[data-port="${port}"]`).boundingBox();
  return page.locator('.picture-layer canvas').evaluate((canvas: HTMLCanvasElement, area) => {
    const { left, top } = canvas.getBoundingClientRect();
    const ratio = window.devicePixelRatio;
    const [width, height] = [area.width * ratio, (area.height / 4) * ratio];
    const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    copy?.drawImage(canvas, (left - area.x) * ratio, (top - area.y) * ratio);
    const pixels = copy?.getImageData(0, 0, width, height).data ?? [];
    let darkest = 0;
    for (let i = 0; i < pixels.length; i += 4)
      if (pixels[i + 3] === 255) darkest = Math.max(darkest, 255 - (pixels[i] ?? 0));
    return darkest;
  }, box ?? { x: 0, y: 0, width: 1, height: 1 });
}

/** A point of the picture of a port, by shares of its width and height. */
async function placeIn(page: Page, port: string, x: number, y: number): Promise<{ x: number; y: number }> {
  const box = await page.locator(`.picture[data-port="${port}"]`).boundingBox();
  if (!box) throw new Error(`There is no picture of ${port}.`);
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

async function openSample(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'New' }).click();
  await page.getByRole('menuitem').filter({ hasText: title }).first().click();
}

test('which pixels made this a 7: a cell lights what it is computed from, through pooling and convolutions', async ({
  editor,
  page,
}) => {
  await editor.open();
  await editor.drawSample(7);
  await expect(editor.answer).toContainText('7 most likely');
  // A cell at the bottom of the last maps, whose windows do not reach the top of the digit.
  const top = () => darkestOf(page, 'draw.out');
  await expect.poll(top).toBeGreaterThan(200);
  const cell = await placeIn(page, 'pool-2.y', 0.09, 0.4);
  await page.mouse.move(cell.x, cell.y, { steps: 3 });
  await expect(page.locator('.cell-tip')).toContainText(/height 3, width 3, features 0: /);
  await expect.poll(top).toBeLessThan(130);
  await page.mouse.move(cell.x, cell.y + 120, { steps: 3 });
  await expect.poll(top).toBeGreaterThan(200);
  await expect(page.locator('.cell-tip')).toBeHidden();

  // The same by keys, in the larger picture.
  await editor.select('pool-2');
  const cells = editor.inspector.getByRole('slider', { name: 'Cells of pool-2.y' });
  await cells.focus();
  for (let row = 1; row <= 3; row++) await page.keyboard.press('ArrowDown');
  await expect(cells).toHaveAttribute('aria-valuetext', /^height 3, width 0, features 0: /);
  await expect.poll(top).toBeLessThan(130);
  await page.keyboard.press('Tab');
  await expect.poll(top).toBeGreaterThan(200);
  await expect(editor.inspector.getByText(/^256 of 1024 numbers were kept/)).toBeVisible();
});

test('the scrubber steps through windows, letters and phrases', async ({ editor, page }) => {
  await editor.open();
  const scrubber = page.getByRole('region', { name: 'Scrubber' });
  await expect(scrubber).toHaveCount(0);
  await editor.select('edges/unit');
  await page.keyboard.press('.');
  await expect(scrubber).toContainText('row 1 of 24, column 1 of 24');
  await expect(editor.inspector.getByText('(features 8)')).toBeVisible();
  await scrubber.getByRole('slider').fill(String(24 * 10 + 12));
  await expect(scrubber).toContainText('row 11 of 24, column 13 of 24');
  await scrubber.getByRole('button', { name: 'All' }).click();
  await expect(editor.inspector.getByText('(height 24, width 24, features 8)')).toBeVisible();

  await openSample(page, 'Next letter, with an LSTM');
  await editor.select('read/cell');
  await editor.inspector.getByRole('button', { name: 'f', exact: true }).click();
  for (let letter = 1; letter <= 5; letter++) await page.keyboard.press('.');
  await expect(scrubber).toContainText(/step 5 of \d+: “.”/);
  await expect(editor.inspector.getByText(/Value read\/cell\.f/)).toBeVisible();
  await expect(editor.inspector.getByText(/^\(features \d+\)$/)).toBeVisible();
  await page.keyboard.press(',');
  await expect(scrubber).toContainText('step 4 of');
  await scrubber.getByRole('button', { name: 'Play' }).click();
  await expect(scrubber).toContainText('step 6 of');
  await scrubber.getByRole('button', { name: 'Pause' }).click();
  expect(editor.complaints).toEqual([]);
});

test('the score of every phrase in the tree', async ({ editor, page }) => {
  await editor.open();
  await openSample(page, 'Scores of phrases');
  await editor.select('compose/join');
  const scrubber = page.getByRole('region', { name: 'Scrubber' });
  for (let phrase = 1; phrase <= 2; phrase++) await page.keyboard.press('.');
  await expect(scrubber).toContainText('node 2 of 9: (was slow)');
  await expect(page.locator('.lit-text mark')).toHaveText(['was', 'slow']);
  await expect(page.locator('.tree-node[data-lit="true"]')).toHaveText(['was', 'slow']);
  // A leaf lights what it reaches, in the field with its brackets as well.
  await page.getByRole('treeitem', { name: 'dull', exact: true }).hover();
  await expect(page.locator('.cell-tip')).toHaveText('"dull"');
  await expect(page.locator('.lit-text mark')).toHaveText(['dull']);

  await editor.select('odds');
  const cells = editor.inspector.getByRole('slider', { name: 'Cells of odds.y' });
  await cells.focus();
  const scores: string[] = [];
  for (let row = 0; row < 19; row++) {
    await expect(cells).toHaveAttribute(
      'aria-valuetext',
      new RegExp(`^nodes ${row}, features 0 \\(very bad\\): [0-9.e-]+$`),
    );
    scores.push((await cells.getAttribute('aria-valuetext')) ?? '');
    await page.keyboard.press('ArrowDown');
  }
  // Equal words have equal scores, and phrases scores of their own.
  expect(new Set(scores.map((each) => each.replace(/^.*: /, ''))).size).toBeGreaterThan(9);

  // The run that gave them, in slow motion.
  await page.keyboard.press('Shift+P');
  await expect(scrubber).toContainText(/1 of \d+: .+, for /);
  const lit = page.locator('.lit-node');
  const first = await lit.getAttribute('data-node');
  await expect(async () => {
    await page.keyboard.press('.');
    expect(await lit.getAttribute('data-node')).not.toBe(first);
  }).toPass();
  expect(editor.complaints).toEqual([]);
});

test('showing all of a drawing keeps it clear of the scrubber', async ({ editor, page }) => {
  await editor.open();
  await openSample(page, 'Next letter, with an LSTM');
  await editor.select('read/cell');
  const scrubber = page.getByRole('region', { name: 'Scrubber' });
  await expect(scrubber).toBeVisible();
  await page.keyboard.press('f');
  const lowest = async () => {
    const boxes = await page
      .locator('.react-flow__node')
      .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().bottom));
    return Math.max(...boxes);
  };
  const top = (await scrubber.boundingBox())?.y ?? 0;
  await expect.poll(lowest).toBeLessThan(top);
});
