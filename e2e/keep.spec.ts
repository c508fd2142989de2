import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { chromium, type Page } from '@playwright/test';
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
  await editor.beginEmpty();
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

const titleOf = (page: Page) => page.getByRole('textbox', { name: 'Title of the graph' });

/** Gives the graph a title, as the last thing before something happens: a quarter of a second later it is written. */
async function retitle(page: Page, title: string): Promise<void> {
  await titleOf(page).fill(title);
  await expect(titleOf(page)).toHaveValue(title);
  await expect.poll(() => page.evaluate(keptTitles)).toContain(title);
}

/** Runs in the page: the titles of the graphs that the browser has kept. */
function keptTitles(): Promise<readonly string[]> {
  return new Promise((done) => {
    const opening = indexedDB.open('layerwire');
    // Where there is none yet, none is made.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => done([]);
    opening.onsuccess = () => {
      const database = opening.result;
      const reading = database.transaction('entries').objectStore('entries').getAll();
      reading.onsuccess = () => {
        done(reading.result.map(({ title }) => title));
        database.close();
      };
    };
  });
}

test('when the page crashes in the midst of work, the work is there again', async ({
  editor,
  page,
  context,
}) => {
  await editor.open();
  for (const title of ['M', 'My', 'My r', 'My reader']) await titleOf(page).fill(title);
  await retitle(page, 'My own reader');
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // It never answers.
  void session.send('Page.crash').catch(() => {});
  await crashed;
  const again = new EditorPage(await context.newPage());
  await again.open();
  await expect(titleOf(again.page)).toHaveValue('My own reader');
});

test('when the browser is killed in the midst of work, the work is there again', async ({
  launchOptions,
  baseURL,
}, info) => {
  const profile = info.outputPath('profile');
  const open = async () => {
    const options = { ...launchOptions, ...(baseURL !== undefined && { baseURL }) };
    const context = await chromium.launchPersistentContext(profile, options);
    const page = await context.newPage();
    await page.goto('./');
    return { context, page };
  };
  const before = await open();
  await retitle(before.page, 'My own reader');
  const closed = before.context.waitForEvent('close');
  const session = await before.context.newCDPSession(before.page);
  void session.send('Browser.crash').catch(() => {});
  await closed;
  const after = await open();
  await expect(titleOf(after.page)).toHaveValue('My own reader');
  await after.context.close();
});

test('of two tabs neither overwrites the other, and one can take the graph over', async ({
  editor,
  page,
  context,
}) => {
  await editor.open();
  await retitle(page, 'Original');
  const other = new EditorPage(await context.newPage());
  await other.open();
  await expect(
    other.page.getByText('This graph is open in another tab: this is a copy of it.'),
  ).toBeVisible();
  await titleOf(other.page).fill('Copy');
  await retitle(page, 'Original, changed');
  await other.page.getByRole('button', { name: 'Take over' }).click();
  await expect(titleOf(other.page)).toHaveValue('Original, changed');
  await expect(page.getByText('Another tab took this graph over.')).toBeVisible();
  await retitle(other.page, 'Original, taken over');
  await retitle(page, 'A copy of before');

  await other.page.getByRole('button', { name: 'New' }).click();
  await other.page.getByRole('menuitem', { name: 'Your graphs' }).click();
  const list = other.page.getByRole('dialog', { name: 'Your graphs' });
  for (const title of ['Original, taken over', 'A copy of before', 'Copy'])
    await expect(list.getByText(title, { exact: true })).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveCount(3);
  expect(other.complaints).toEqual([]);
});

test('a graph goes back to what it was, and an undo brings back what it was since', async ({
  editor,
  page,
}) => {
  await editor.open();
  await page.locator('.react-flow__pane').click({ position: { x: 8, y: 8 } });
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await expect(editor.node('odds')).toHaveCount(0);
  await retitle(page, 'All gone');
  await page.getByRole('button', { name: 'History' }).click();
  const history = page.getByRole('dialog', { name: 'History' });
  await expect(history.getByRole('button', { name: /Before much was removed/ })).toBeVisible();
  await expect(history.getByRole('img', { name: /The graph as it was/ })).toBeVisible();
  await history.getByRole('button', { name: 'Go back to this' }).click();
  await expect(editor.answer).toContainText('most likely');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(editor.node('odds')).toHaveCount(0);
  await expect(titleOf(page)).toHaveValue('All gone');

  // What was replaced is in the history as well.
  await page.getByRole('button', { name: 'Redo' }).click();
  await page.getByRole('button', { name: 'History' }).click();
  await expect(history.getByRole('button', { name: /Before you went back/ })).toBeVisible();
});

test('graphs are listed, renamed, removed and brought back', async ({ editor, page }) => {
  await editor.open();
  await retitle(page, 'First');
  await editor.beginEmpty();
  await retitle(page, 'Second');
  await page.getByRole('button', { name: 'New' }).click();
  await page.getByRole('menuitem', { name: 'Your graphs' }).click();
  const list = page.getByRole('dialog', { name: 'Your graphs' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await list.getByRole('button', { name: 'Rename First' }).click();
  await list.getByRole('textbox', { name: 'New title' }).fill('The digits');
  await page.keyboard.press('Enter');
  await list.getByRole('button', { name: 'Remove The digits' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await list.getByRole('button', { name: 'Undo' }).click();
  await list.getByRole('button', { name: /^The digits/ }).click();
  await expect(editor.answer).toContainText('most likely');
  await expect(titleOf(page)).toHaveValue('The digits');
});

test('files that are dragged over the page are announced, and those dropped are opened or refused in words', async ({
  editor,
  page,
}) => {
  await editor.open();
  const { text } = await editor.saveFile();
  const files = await page.evaluateHandle((graph) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([graph], 'digits.json', { type: 'application/json' }));
    transfer.items.add(new File(['\0'], 'photo.png', { type: 'image/png' }));
    return transfer;
  }, text);
  await retitle(page, 'Before');
  await page.dispatchEvent('main', 'dragover', { dataTransfer: files });
  await expect(page.getByText('Drop to open 2 files, each as a new graph')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: files });
  await expect(page.getByText(/photo\.png was not opened\. It is no text/)).toBeVisible();
  await expect(page.getByText('Drop to open 2 files')).toHaveCount(0);
  await expect(titleOf(page)).not.toHaveValue('Before');
  await page.getByRole('button', { name: 'New' }).click();
  await expect(page.getByRole('menuitem', { name: /^Before/ })).toBeVisible();
});

test('where the browser keeps nothing it is said, and work goes on', async ({ editor, page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await page.goto('./');
  await titleOf(page).fill('Mine');
  await expect(page.getByText(/This browser does not let Layerwire keep your work/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Not kept in this browser: save to a file' })).toBeVisible();
  await editor.select('guess');
  await page.keyboard.press('Delete');
  await expect(editor.node('guess')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(editor.node('guess')).toBeVisible();
});

/** The numbers of what the inspector copies, whatever stands around them. */
function valuesIn(copied: unknown): unknown {
  return typeof copied === 'object' && copied !== null && 'values' in copied ? copied.values : copied;
}
