import { EditorPage, expect, middleOf, test } from './editorPage.ts';

test('a block dropped on a wire goes between its ends, and pushes what is behind aside', async ({
  editor,
}) => {
  await editor.open();
  const before = await middleOf(editor.node('pool'));
  await editor.drag(editor.block('tanh'), await editor.middleOfWire('edges.y', 'pool.x'));
  await expect(editor.node('tanh')).toBeVisible();
  await expect(editor.wire('edges.y', 'tanh.x')).toHaveCount(1);
  await expect(editor.wire('tanh.y', 'pool.x')).toHaveCount(1);
  expect((await middleOf(editor.node('pool'))).x).toBeGreaterThan(before.x);
});

test('a wire that does not fit is red, says why, and is mended with a click', async ({ editor, page }) => {
  await editor.open();
  const first = (await editor.saveFile()).text;
  await editor.drag(editor.block('vanilla'), await editor.middleOfWire('flat.y', 'guess.x'));
  await expect(editor.node('vanilla')).toBeVisible();
  await editor.drag(editor.port('draw.out'), await middleOf(editor.port('vanilla.x')));
  await expect(editor.wire('draw.out', 'vanilla.x')).toHaveAttribute('data-wrong', 'true');
  const note = page.locator('.bad-wire');
  await expect(note).toContainText(
    'Vanilla layer needs features as the last axis, but x is (height 28, width 28).',
  );
  await expect(page.getByText('1 problem')).toBeVisible();
  await note.getByRole('button', { name: 'Insert flatten' }).click();
  await expect(page.getByText('No problems')).toBeVisible();
  await expect(editor.wire('draw.out', 'flatten.x')).toHaveCount(1);
  await editor.undoAll();
  expect((await editor.saveFile()).text).toBe(first);
});

test('blocks are dragged in, wired by their ports, moved, set and deleted', async ({ editor, page }) => {
  await editor.open();
  await editor.beginEmpty();
  await expect(editor.node('draw')).toHaveCount(0);
  const canvas = await page.locator('.canvas').boundingBox();
  if (!canvas) throw new Error('There is no canvas.');
  await editor.drag(editor.block('vector'), { x: canvas.x + 140, y: canvas.y + 160 });
  await editor.drag(editor.block('vanilla'), { x: canvas.x + 480, y: canvas.y + 160 });
  await editor.drag(editor.port('vector.out'), await middleOf(editor.port('vanilla.x')));
  await expect(editor.wire('vector.out', 'vanilla.x')).toHaveCount(1);
  await expect(page.getByText('No problems')).toBeVisible();

  const before = await middleOf(editor.node('vanilla'));
  await editor.drag(editor.node('vanilla').locator('.node-name'), { x: before.x + 40, y: before.y + 120 });
  expect((await middleOf(editor.node('vanilla'))).y).toBeGreaterThan(before.y + 60);
  await page.keyboard.press('ArrowDown');

  await editor.select('vanilla');
  const units = editor.inspector.getByLabel('Units', { exact: true });
  await units.fill('1.5');
  await expect(editor.inspector.getByText('Needs a whole number from 1 to 65536.')).toBeVisible();
  await units.fill('4');
  await expect(editor.inspector.getByText('features 4', { exact: true })).toBeVisible();

  await editor.select('vanilla');
  await page.keyboard.press('Delete');
  await expect(editor.node('vanilla')).toHaveCount(0);
  await editor.undoAll();
  await expect(editor.node('vector')).toHaveCount(0);
});

test('nodes are copied, cut, pasted and duplicated by keys, and go to another tab as a text', async ({
  editor,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await editor.open();
  const first = (await editor.saveFile()).text;
  await editor.select('flat');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect(editor.node('flat-2')).toHaveClass(/selected/);
  await page.keyboard.press('Control+d');
  await expect(editor.node('flat-3')).toBeVisible();
  await editor.select('edges');
  await page.keyboard.press('Control+x');
  await expect(editor.node('edges')).toHaveCount(0);
  await editor.undoAll();
  expect((await editor.saveFile()).text).toBe(first);

  const other = new EditorPage(await context.newPage());
  await other.open();
  await other.page.keyboard.press('Control+v');
  await expect(other.node('edges-2')).toBeVisible();
  expect(other.complaints).toEqual([]);
});

test('a layer dropped into an empty convolve wires itself to the boundary', async ({ editor, page }) => {
  await editor.open();
  await editor.beginEmpty();
  await page.keyboard.press('/');
  await page.keyboard.type('conv2d');
  await page.keyboard.press('Enter');
  await editor.drag(editor.block('vanilla'), await middleOf(editor.node('convolve').locator('.node-frame')));
  await expect(editor.wire('convolve/$.window', 'convolve/vanilla.x')).toHaveCount(1);
  await expect(editor.wire('convolve/vanilla.y', 'convolve/$.result')).toHaveCount(1);
});

test('a wire let go on empty canvas offers the blocks that fit', async ({ editor, page }) => {
  await editor.open();
  const end = await middleOf(editor.port('odds.y'));
  await editor.drag(editor.port('odds.y'), { x: end.x - 20, y: end.y + 320 });
  const menu = page.getByRole('dialog', { name: 'Add a block' });
  await expect(menu).toBeVisible();
  await expect(menu.getByRole('option', { name: 'Image' })).toHaveCount(0);
  await page.keyboard.type('sigm');
  await page.keyboard.press('Enter');
  await expect(editor.wire('odds.y', 'sigmoid.x')).toHaveCount(1);
});

test('a node deleted from the middle of a chain leaves a chain', async ({ editor, page }) => {
  await editor.open();
  await editor.drag(editor.block('tanh'), await editor.middleOfWire('edges.y', 'pool.x'));
  await editor.select('tanh');
  await page.keyboard.press('Backspace');
  await expect(editor.wire('edges.y', 'pool.x')).toHaveCount(1);
});

test('wiring works without a mouse: each input lists the outputs that fit', async ({ editor }) => {
  await editor.open();
  await editor.select('guess');
  await editor.inspector.getByLabel('What feeds x').selectOption('not wired');
  await expect(editor.wire('flat.y', 'guess.x')).toHaveCount(0);
  await editor.inspector.getByLabel('What feeds x').selectOption('flat.y');
  await expect(editor.wire('flat.y', 'guess.x')).toHaveCount(1);
});

test('keys that delete do nothing while someone types', async ({ editor, page }) => {
  await editor.open();
  await editor.select('guess');
  await editor.inspector.getByLabel('Label').fill('Guess');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Delete');
  await expect(editor.node('guess')).toContainText('Gues');
});

test('a combinator closes to a plain node and opens again', async ({ editor }) => {
  await editor.open();
  await editor.node('edges').getByRole('button', { name: 'Close the body' }).click();
  await expect(editor.node('edges/unit')).toHaveCount(0);
  await editor.node('edges').getByRole('button', { name: 'Open the body' }).click();
  await expect(editor.node('edges/unit')).toBeVisible();
});
