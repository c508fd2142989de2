import { devices, type Page } from '@playwright/test';
import { expect, middleOf, test } from './editorPage.ts';

/** Where the end of a wire can be held: just outside the port. */
function endOf(page: Page, wire: string, end: 'source' | 'target') {
  return middleOf(page.locator(`.react-flow__edge[data-id="${wire}"] .react-flow__edgeupdater-${end}`));
}

test('the end of a wire is dragged to another port in one step; let go elsewhere it goes back', async ({
  editor,
  page,
}) => {
  await editor.open();
  const first = (await editor.saveFile()).text;
  const drag = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2 + 20, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
  };
  const end = await endOf(page, 'flat.y>guess.x', 'target');
  await drag(end, { x: end.x - 80, y: end.y + 100 });
  await expect(editor.wire('flat.y', 'guess.x')).toHaveCount(1);
  await expect(page.getByRole('dialog', { name: 'Add a block' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();

  await drag(end, await middleOf(editor.port('odds.x')));
  await expect(editor.wire('flat.y', 'odds.x')).toHaveCount(1);
  await expect(editor.wire('flat.y', 'guess.x')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  expect((await editor.saveFile()).text).toBe(first);
});

test('the end at an output can be dragged as well', async ({ editor, page }) => {
  await editor.open();
  const end = await endOf(page, 'edges.y>pool.x', 'source');
  const to = await middleOf(editor.port('draw.out'));
  await page.mouse.move(end.x, end.y);
  await page.mouse.down();
  await page.mouse.move(end.x, end.y + 40, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
  await expect(editor.wire('draw.out', 'pool.x')).toHaveCount(1);
  await expect(editor.wire('edges.y', 'pool.x')).toHaveCount(0);
});

test('ports are connected by clicking one and then the other, or given up', async ({ editor, page }) => {
  await editor.open();
  const wiring = page.getByRole('status', { name: 'Wiring' });
  await editor.port('pool.y').click();
  await expect(wiring).toContainText('Wiring from pool.y');
  await expect(editor.port('guess.x')).toHaveAttribute('data-fit', 'fits');
  await page.keyboard.press('Escape');
  await expect(wiring).toBeEmpty();
  await editor.port('pool.y').click();
  await editor.port('guess.x').click();
  await expect(editor.wire('pool.y', 'guess.x')).toHaveCount(1);
  await expect(page.getByText('Wired pool.y to guess.x.')).toBeVisible();
  await expect(wiring).toBeEmpty();
});

test('while a wire is dragged, a port that cannot take it says why', async ({ editor, page }) => {
  await editor.open();
  const [from, to] = [await middleOf(editor.port('draw.out')), await middleOf(editor.port('guess.x'))];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x - 60, to.y + 60, { steps: 4 });
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await page.mouse.move(to.x - 14, to.y + 8, { steps: 4 });
  await expect(page.getByRole('tooltip')).toContainText(
    'Vanilla layer needs features as the last axis, but x is (height 28, width 28).',
  );
  const inside = await middleOf(editor.port('edges/unit.x'));
  await page.mouse.move(inside.x, inside.y, { steps: 4 });
  await expect(page.getByRole('tooltip')).toContainText('A wire stays within one body.');
  await page.mouse.move(from.x, from.y, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  // Brought back to its port, the wire is given up.
  await expect(page.getByRole('status', { name: 'Wiring' })).toBeEmpty();
});

test('the menu of ports wires by keyboard alone', async ({ editor, page }) => {
  await editor.open();
  await editor.node('pool').focus();
  await page.keyboard.press('c');
  const menu = page.getByRole('dialog', { name: 'Connect to' });
  await expect(menu.getByRole('option').first()).toBeVisible();
  await expect(menu.getByRole('group', { name: 'Does not fit yet' })).toBeVisible();
  await page.keyboard.type('guess');
  await expect(menu.getByRole('option').first()).toContainText('y → guess.x');
  await page.keyboard.press('Enter');
  await expect(menu).toHaveCount(0);
  await expect(editor.wire('pool.y', 'guess.x')).toHaveCount(1);
  await expect(editor.node('pool')).toBeFocused();
});

test('a wire is found, read, led elsewhere, filled and removed by keyboard alone', async ({
  editor,
  page,
}) => {
  await editor.open();
  await page.locator('.react-flow__edge[data-id="flat.y>guess.x"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.wire-label')).toContainText('features');
  await page.keyboard.press('/');
  await page.keyboard.type('tanh');
  await page.keyboard.press('Enter');
  await expect(editor.wire('flat.y', 'tanh.x')).toHaveCount(1);
  await page.locator('.react-flow__edge[data-id="flat.y>tanh.x"]').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('c');
  await expect(page.getByRole('combobox', { name: 'Port to connect' })).toBeFocused();
  await page.keyboard.type('pool.y');
  await page.keyboard.press('Enter');
  await expect(editor.wire('pool.y', 'tanh.x')).toHaveCount(1);
  await expect(editor.wire('flat.y', 'tanh.x')).toHaveCount(0);
  await page.locator('.react-flow__edge[data-id="pool.y>tanh.x"]').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await expect(editor.wire('pool.y', 'tanh.x')).toHaveCount(0);
});

test('an output in the inspector lists where it can lead', async ({ editor, page }) => {
  await editor.open();
  await editor.select('pool');
  await editor.inspector.getByRole('button', { name: 'Connect y to…' }).click();
  const menu = page.getByRole('dialog', { name: 'Connect to' });
  await menu.getByRole('option', { name: 'y → guess.x' }).click();
  await expect(editor.wire('pool.y', 'guess.x')).toHaveCount(1);
});

test('a node dragged onto a wire goes between its ends, and one undo brings it back', async ({
  editor,
  page,
}) => {
  await editor.open();
  const canvas = await page.getByRole('main').boundingBox();
  if (!canvas) throw new Error('There is no canvas.');
  await editor.drag(editor.block('tanh'), { x: canvas.x + 120, y: canvas.y + canvas.height - 80 });
  await expect(editor.node('tanh')).toBeVisible();
  const before = (await editor.saveFile()).text;
  const [grip, on] = [
    await middleOf(editor.node('tanh').locator('.node-name')),
    await editor.middleOfWire('flat.y', 'guess.x'),
  ];
  const node = await middleOf(editor.node('tanh'));
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 40, grip.y - 40, { steps: 3 });
  await page.mouse.move(on.x, on.y - (node.y - grip.y), { steps: 6 });
  await expect(editor.wire('flat.y', 'guess.x')).toHaveAttribute('data-landing', 'true');
  await page.mouse.up();
  await expect(editor.wire('flat.y', 'tanh.x')).toHaveCount(1);
  await expect(editor.wire('tanh.y', 'guess.x')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  expect((await editor.saveFile()).text).toBe(before);
});

test('a wire dragged backwards from an input offers what can feed it', async ({ editor, page }) => {
  await editor.open();
  const start = await middleOf(editor.port('edges.x'));
  await editor.drag(editor.port('edges.x'), { x: start.x - 40, y: start.y + 360 });
  const menu = page.getByRole('dialog', { name: 'Add a block' });
  await expect(menu.getByRole('option', { name: 'Image' })).toBeVisible();
  await expect(menu.getByRole('option', { name: 'Text' })).toHaveCount(0);
  await menu.getByRole('option', { name: 'Image' }).click();
  await expect(editor.wire('image.out', 'edges.x')).toHaveCount(1);
});

test.describe('on a touch screen', () => {
  const { viewport, hasTouch, isMobile } = devices['iPad (gen 7) landscape'];
  test.use({ viewport, hasTouch, isMobile });

  test('two taps connect, and a tap on empty canvas gives up', async ({ editor, page }) => {
    await editor.open();
    const wiring = page.getByRole('status', { name: 'Wiring' });
    await editor.port('pool.y').tap();
    await expect(wiring).toContainText('Wiring from pool.y');
    const canvas = await page.getByRole('main').boundingBox();
    if (!canvas) throw new Error('There is no canvas.');
    await page.touchscreen.tap(canvas.x + 60, canvas.y + canvas.height - 60);
    await expect(wiring).toBeEmpty();
    await editor.port('guess.x').tap();
    await editor.port('pool.y').tap();
    await expect(editor.wire('pool.y', 'guess.x')).toHaveCount(1);
  });

  test('a finger drags the end of a wire', async ({ editor, page, context }) => {
    await editor.open();
    const from = await endOf(page, 'flat.y>guess.x', 'target');
    const to = await middleOf(editor.port('odds.x'));
    const client = await context.newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
    await touch('touchStart', from);
    for (let i = 1; i <= 6; i++)
      await touch('touchMove', {
        x: from.x + ((to.x - from.x) * i) / 6,
        y: from.y + ((to.y - from.y) * i) / 6,
      });
    await touch('touchEnd');
    await expect(editor.wire('flat.y', 'odds.x')).toHaveCount(1);
    await expect(editor.wire('flat.y', 'guess.x')).toHaveCount(0);
  });
});
