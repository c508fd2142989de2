import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EditorPage, expect, test } from './editorPage.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('a reload brings everything back', async ({ editor, page }) => {
  await editor.open();
  await editor.drawSample(7);
  await expect(editor.answer).toContainText('7 most likely');
  await page.getByRole('textbox', { name: 'Title of the graph' }).fill('My reader');
  await page.keyboard.press('Enter');
  const before = await editor.valuesOf('odds', 'y');
  await page.reload();
  await expect(editor.answer).toContainText('7 most likely');
  await expect(page.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue('My reader');
  expect(await editor.valuesOf('odds', 'y')).toEqual(before);
});

test('a link shows the same numbers bit for bit, and so does the command line', async ({
  editor,
  page,
  context,
}) => {
  await editor.open();
  await editor.drawSample(4);
  await expect(editor.answer).toContainText('4 most likely');
  const shown = await editor.valuesOf('odds', 'y');

  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#g=1\./);
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByText('The link is on the clipboard.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = new EditorPage(await context.newPage());
  await other.open(link);
  await expect(other.answer).toContainText('4 most likely');
  expect(await other.valuesOf('odds', 'y')).toEqual(shown);
  expect(other.page.url()).not.toContain('#g=');
  expect(other.complaints).toEqual([]);

  const { path } = await editor.saveFile();
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'layerwire', '--', 'run', path]);
  expect(JSON.parse(stdout).ports['odds.y'].values).toEqual(valuesIn(shown));
});

test('a file that is no graph is refused in words, and what was open stays', async ({ editor, page }) => {
  await editor.open();
  await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open a file' }).click(),
  ]);
  await chooser.setFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{"a": ') });
  await expect(page.getByText(/notes\.json was not opened\. This is not JSON/)).toBeVisible();
  await expect(editor.node('odds')).toBeVisible();
});

test('a saved file opens as it was', async ({ editor, page }) => {
  await editor.open();
  await editor.drawSample(2);
  await expect(editor.answer).toContainText('2 most likely');
  const { path, text } = await editor.saveFile();
  await page.getByRole('button', { name: 'New' }).click();
  await page.getByRole('menuitem', { name: 'Empty graph' }).click();
  await expect(editor.node('odds')).toHaveCount(0);
  await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open a file' }).click(),
  ]);
  await chooser.setFiles(path);
  await expect(editor.answer).toContainText('2 most likely');
  expect((await editor.saveFile()).text).toBe(text);
});

/** The numbers of what the inspector copies, whatever stands around them. */
function valuesIn(copied: unknown): unknown {
  return typeof copied === 'object' && copied !== null && 'values' in copied ? copied.values : copied;
}
