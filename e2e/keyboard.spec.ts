import type { Page } from '@playwright/test';
import { expect, test } from './editorPage.ts';

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let i = 0; i < 80; i++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
      const label = labels ? element.labels?.[0]?.textContent : undefined;
      return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
    });
    if (typeof name === 'string' ? focused.trim() === name : name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${name}.`);
}

async function addByKeys(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog', { name: 'Add a block' })).toBeVisible();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

async function choose(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find a command, block or node' })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

test('a digit classifier is built from nothing without a mouse', async ({ editor, page }) => {
  await editor.open();
  await tabTo(page, 'New');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Empty graph' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Begin with a block')).toBeVisible();

  await addByKeys(page, 'image');
  await addByKeys(page, 'conv2d');
  await expect(editor.wire('image.out', 'convolve.x')).toHaveCount(1);
  // A combinator that knows what it is given begins with a layer in it.
  await expect(editor.node('convolve/layer')).toBeVisible();
  await addByKeys(page, 'max pool');
  await addByKeys(page, 'flatten');
  await addByKeys(page, 'dense');
  await expect(editor.wire('flatten.y', 'vanilla.x')).toHaveCount(1);

  // A block that is added with nothing selected is wired by the list of what could feed it.
  await page.keyboard.press('Escape');
  await addByKeys(page, 'softmax');
  await page.keyboard.press('c');
  await expect(page.getByRole('combobox', { name: 'Port' })).toBeFocused();
  await page.keyboard.type('vanilla.y');
  await page.keyboard.press('Enter');
  await expect(editor.wire('vanilla.y', 'softmax.x')).toHaveCount(1);

  await choose(page, 'go to vanilla layer vanilla');
  await expect(page.getByRole('textbox', { name: 'Units' })).toBeVisible();
  await tabTo(page, 'Units');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await expect(editor.answer).toContainText('10 probabilities');
  await expect(page.getByText('No problems')).toBeVisible();

  const before = await editor.answer.textContent();
  await tabTo(page, /^Drawing pad of 28 by 28/);
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.down(' ');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.up(' ');
  await expect(editor.answer).not.toHaveText(before ?? '');
  await expect(editor.answer).toContainText('most likely');
});

test('the outline is read and walked by keys, and Enter goes to the node on the canvas', async ({
  editor,
  page,
}) => {
  await editor.open();
  await page.keyboard.press('Control+Shift+O');
  const outline = page.getByRole('tree', { name: 'Nodes in the order of flow' });
  await expect(outline.getByRole('treeitem').first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(outline.getByRole('treeitem', { selected: true })).toHaveText(
    'Softmax odds. x from guess. Gives features 10.',
  );
  await page.keyboard.press('Enter');
  await expect(editor.node('odds')).toBeFocused();
  await expect(editor.node('odds')).toHaveClass(/selected/);
  await page.reload();
  await expect(outline).toBeVisible();
});

test('Ctrl-F finds nodes and goes from one to the next, and Escape ends it', async ({ editor, page }) => {
  await editor.open();
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('combobox', { name: 'Find in the graph' })).toBeFocused();
  await page.keyboard.type('pool');
  await expect(page.locator('.node[data-found="true"]')).toHaveCount(2);
  await expect(editor.node('pool')).toHaveClass(/selected/);
  await page.keyboard.press('Enter');
  await expect(editor.node('pool-2')).toHaveClass(/selected/);
  await page.keyboard.press('Shift+Enter');
  await expect(editor.node('pool')).toHaveClass(/selected/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.node[data-found="true"]')).toHaveCount(0);
});
