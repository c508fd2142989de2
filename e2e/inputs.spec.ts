import type { Page } from '@playwright/test';
import { type EditorPage, expect, middleOf, test } from './editorPage.ts';

// A camera that shows a moving picture, and is allowed without a question.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...args] });
  },
});

async function openSample(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'New' }).click();
  await page.getByRole('menuitem').filter({ hasText: title }).first().click();
}

/** A parameter of a node as a file would hold it. */
async function parameterOf(editor: EditorPage, id: string, name: string): Promise<unknown> {
  const { nodes } = JSON.parse((await editor.saveFile()).text);
  return nodes.find((node: { id: string }) => node.id === id)?.params?.[name];
}

test('a picture comes from a file or the camera, which is one undo step and off when the node is left', async ({
  editor,
  page,
}) => {
  await editor.open();
  const drawn = await parameterOf(editor, 'draw', 'values');
  const surface = page.getByRole('application', { name: /Drawing pad/ });
  await page.getByRole('button', { name: 'Picture from a file or the camera' }).click();
  const panel = page.getByRole('group', { name: 'Picture', exact: true });
  await expect(panel).toContainText('sent nowhere');

  await panel.getByLabel('Picture file').setInputFiles({
    name: 'notes.png',
    mimeType: 'image/png',
    buffer: Buffer.from('no picture'),
  });
  await expect(panel.getByRole('alert')).toContainText('notes.png is no picture');
  await panel.getByLabel('Picture file').setInputFiles({
    name: 'grey.bmp',
    mimeType: 'image/bmp',
    buffer: greyBitmap(),
  });
  await expect(panel.getByRole('alert')).toHaveCount(0);
  const grey = Buffer.alloc(28 * 28, 0x60).toString('base64');
  await expect(async () => expect(await parameterOf(editor, 'draw', 'values')).toBe(grey)).toPass();

  await panel.getByRole('button', { name: 'Turn the camera on' }).click();
  await expect(surface).toHaveAttribute('data-camera', 'on');
  await expect(async () => expect(await parameterOf(editor, 'draw', 'values')).not.toBe(grey)).toPass();
  await page.keyboard.press('Escape');
  await editor.select('odds');
  await expect(surface).toHaveAttribute('data-camera', 'off');
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await parameterOf(editor, 'draw', 'values')).toBe(grey);
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(await parameterOf(editor, 'draw', 'values')).toBe(drawn);
});

test('a tree is dragged, named and undone', async ({ editor, page }) => {
  await editor.open();
  await openSample(page, 'phrase');
  const leaf = (name: string) => page.getByRole('treeitem', { name, exact: true });
  const brackets = page.getByRole('textbox', { name: /in brackets/ });
  const before = await brackets.inputValue();
  const film = await middleOf(leaf('film'));
  await editor.drag(leaf('dull'), { x: film.x + 3, y: film.y });
  await expect(brackets).toHaveValue('(((the (film dull)) (was slow)) (but ((the ending) (was never))))');
  await expect(leaf('dull')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('slow');
  await page.keyboard.press('Enter');
  await expect(brackets).toHaveValue('(((the (film slow)) (was slow)) (but ((the ending) (was never))))');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(brackets).toHaveValue(before);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('a series is drawn on its node, and pasted as a table', async ({ editor, page }) => {
  await editor.open();
  await openSample(page, 'Airline passengers');
  const path = 'months';
  await editor.select(path);
  const series = editor.inspector.getByRole('region', { name: 'Series' });
  const plot = series.getByRole('slider', { name: 'Series' });
  const box = await plot.boundingBox();
  if (!box) throw new Error('The plot is not on the page.');
  await editor.drag(plot, { x: box.x + box.width - 2, y: box.y + 2 });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();

  const table = series.getByRole('textbox', { name: /Table/ });
  await table.fill('celsius\n1\n2,5\n');
  await expect(series.getByRole('alert')).toContainText('Line 3');
  await table.fill('celsius\n0.25\n-1\n0.5\n');
  await expect(series.getByRole('alert')).toHaveCount(0);
  await expect(series.getByLabel('Steps')).toHaveValue('3');
  expect(await parameterOf(editor, path, 'values')).toEqual([0.25, -1, 0.5]);
  await editor.node(path).getByRole('slider', { name: 'Series' }).press('Delete');
  expect(await parameterOf(editor, path, 'values')).toEqual([0, -1, 0.5]);
});

/** A bitmap of 40 by 30 pixels, all of one grey. */
function greyBitmap(): Buffer {
  const [width, height, head] = [40, 30, 54];
  const file = Buffer.alloc(head + width * height * 3, 0x60);
  file.fill(0, 0, head);
  file.write('BM');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(head, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  return file;
}
