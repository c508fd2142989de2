import type { Locator } from '@playwright/test';
import { type EditorPage, expect, middleOf, test } from './editorPage.ts';

async function selectBoth(editor: EditorPage, one: string, other: string): Promise<void> {
  await editor.select(one);
  await editor
    .node(other)
    .locator('.node-name')
    .first()
    .click({ modifiers: ['Shift'] });
  await expect(editor.node(one)).toHaveClass(/selected/);
  await expect(editor.node(other)).toHaveClass(/selected/);
}

const where = (editor: EditorPage): Locator =>
  editor.page.getByRole('navigation', { name: 'Where this body lies' });

test('two nodes are wrapped in a recur from their menu, unwrapped, and each is one step back', async ({
  editor,
  page,
}) => {
  await editor.open();
  const first = (await editor.saveFile()).text;
  await selectBoth(editor, 'flat', 'guess');
  await editor.node('guess').locator('.node-name').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Wrap in recur', exact: true }).click();
  await expect(editor.node('recur/guess')).toBeVisible();
  await expect(editor.wire('recur/$.element', 'recur/flat.x')).toHaveCount(1);
  await expect(editor.wire('recur/guess.y', 'recur/$.output')).toHaveCount(1);
  await expect(editor.wire('recur.all', 'odds.x')).toHaveCount(1);
  await expect(page.getByText('No problems')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+Shift+G');
  await expect(editor.node('recur')).toHaveCount(0);
  await expect(editor.wire('flat.y', 'guess.x')).toHaveCount(1);
  await expect(editor.wire('guess.y', 'odds.x')).toHaveCount(1);

  await page.keyboard.press('ControlOrMeta+Z');
  await expect(editor.node('recur/guess')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(editor.node('recur')).toHaveCount(0);
  expect((await editor.saveFile()).text).toBe(first);
});

test('what cannot be wrapped is said, with a way out; the inspector wraps several nodes too', async ({
  editor,
  page,
}) => {
  await editor.open();
  await selectBoth(editor, 'flat', 'odds');
  await editor.inspector.getByRole('button', { name: 'Wrap in stack' }).click();
  await expect(page.getByText('guess lies between the selected nodes')).toBeVisible();
  await editor
    .node('guess')
    .locator('.node-name')
    .first()
    .click({ modifiers: ['Shift'] });
  await editor.inspector.getByRole('button', { name: 'Wrap in stack' }).click();
  await expect(editor.node('stack/odds')).toBeVisible();
});

test('a node is dragged into a body and out of it, and each is one step back', async ({ editor, page }) => {
  await editor.open();
  const canvas = await page.locator('.canvas').boundingBox();
  if (!canvas) throw new Error('There is no canvas.');
  const free = { x: canvas.x + 120, y: canvas.y + canvas.height - 80 };
  await editor.drag(editor.block('tanh'), free);
  await expect(editor.node('tanh')).toBeVisible();
  const frame = editor.node('edges').locator('.node-frame').first();
  const { x, y } = await middleOf(frame);

  const start = await middleOf(editor.node('tanh').locator('.node-name'));
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(x, y, { steps: 8 });
  await expect(frame).toHaveAttribute('data-landing', 'true');
  await page.mouse.up();
  await expect(editor.node('edges/tanh')).toBeVisible();
  await expect(frame).toHaveAttribute('data-landing', 'false');

  await page.keyboard.press('ControlOrMeta+Z');
  await expect(editor.node('tanh')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect(editor.node('edges/tanh')).toBeVisible();

  await editor.drag(editor.node('edges/tanh').locator('.node-name'), free);
  await expect(editor.node('tanh')).toBeVisible();
  await expect(editor.node('edges/tanh')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(editor.node('edges/tanh')).toBeVisible();
});

test('a node that goes out of a body takes its wires along', async ({ editor, page }) => {
  await editor.open();
  await editor.select('edges/unit');
  await editor.node('edges/unit').locator('.node-name').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move out' }).click();
  await expect(editor.wire('draw.out', 'unit.x')).toHaveCount(1);
  await expect(editor.wire('unit.y', 'pool.x')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(editor.wire('edges/$.window', 'edges/unit.x')).toHaveCount(1);
});

test('a node moves into a body without a mouse', async ({ editor, page }) => {
  await editor.open();
  await editor.node('pool').focus();
  await page.keyboard.press('Space');
  await expect(editor.node('pool')).toHaveClass(/selected/);
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Move into…' }).press('Enter');
  await page
    .getByRole('dialog', { name: 'Move into the body of' })
    .getByRole('button', { name: 'edges' })
    .press('Enter');
  await expect(editor.node('edges/pool')).toBeVisible();
  await expect(editor.wire('edges/unit.y', 'edges/pool.x')).toHaveCount(1);
  await expect(editor.wire('edges/pool.y', 'edges/$.result')).toHaveCount(1);
});

test('a body is entered by a double click, and left by its breadcrumbs', async ({ editor, page }) => {
  await editor.open();
  const before = await editor.node('edges').boundingBox();
  await editor.node('edges').locator('.node-name').first().dblclick();
  await expect(where(editor)).toContainText('Convolve');
  await expect(editor.node('draw')).toHaveCount(0);
  await expect(editor.node('edges/unit')).toBeVisible();
  await expect(editor.wire('edges/$.window', 'edges/unit.x')).toHaveCount(1);
  // What it is handed runs straight to the node.
  const [given, taken] = [editor.port('edges/$.window'), editor.port('edges/unit.x')];
  expect((await middleOf(given)).y).toBeCloseTo((await middleOf(taken)).y, 1);

  await page.keyboard.press('/');
  await page.keyboard.type('tanh');
  await page.keyboard.press('Enter');
  await expect(editor.node('edges/tanh')).toBeVisible();

  await where(editor).getByRole('button', { name: 'Graph' }).click();
  await expect(editor.node('draw')).toBeVisible();
  await expect(editor.node('edges')).toHaveClass(/selected/);
  const after = await editor.node('edges').boundingBox();
  expect([after?.x, after?.y]).toEqual([before?.x, before?.y]);
});

test('a body is entered and left by keys, and a step back leaves one that it takes away', async ({
  editor,
  page,
}) => {
  await editor.open();
  await editor.node('edges').focus();
  await page.keyboard.press('Enter');
  await expect(where(editor)).toBeVisible();
  await expect(editor.node('edges/unit')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(where(editor)).toHaveCount(0);
  await expect(editor.node('edges')).toBeFocused();
  await page.keyboard.press('Escape');

  await page.keyboard.press('/');
  await page.keyboard.type('stack');
  await page.keyboard.press('Enter');
  await editor.node('stack').locator('.node-name').first().dblclick();
  await expect(where(editor)).toContainText('Stack');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(where(editor)).toHaveCount(0);
  await expect(editor.node('draw')).toBeVisible();
});

test('the body that is entered, and those that are closed, survive a reload', async ({ editor, page }) => {
  await editor.open();
  await editor.drawSample(4);
  await editor.node('shapes').getByRole('button', { name: 'Close the body' }).click();
  await editor.node('edges').locator('.node-name').first().dblclick();
  await expect(where(editor)).toBeVisible();
  await page.reload();
  await expect(where(editor)).toContainText('Convolve');
  await expect(editor.node('edges/unit')).toBeVisible();
  await where(editor).getByRole('button', { name: 'Graph' }).click();
  await expect(editor.node('shapes')).toBeVisible();
  await expect(editor.node('shapes/unit')).toHaveCount(0);
});
