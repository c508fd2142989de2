import { expect, test } from './editorPage.ts';

test('what did the forget gate do at letter 5', async ({ editor, page }) => {
  await editor.open();
  await page.getByRole('button', { name: 'New' }).click();
  await page.getByRole('menuitem').filter({ hasText: 'Next letter, with an LSTM' }).click();
  await editor.select('read/cell');
  const forget = editor.inspector.getByRole('slider', { name: 'Forget gate f over time' });
  const did = (words: RegExp) => expect(forget).toHaveAttribute('aria-valuetext', words);
  await did(/^9 steps: mean 0\.\d+, 0\.\d+ to 0\.\d+/);
  await expect(editor.inspector.locator('.gate-symbols').first()).toHaveText('.cheyenne');

  await forget.scrollIntoViewIfNeeded();
  const box = await forget.boundingBox();
  if (!box) throw new Error('The forget gate is not on the page.');
  await page.mouse.click(box.x + (box.width * 4.5) / 9, box.y + box.height / 2);
  await did(/^step 5 of 9, “y”: mean 0\.\d+/);
  await expect(editor.inspector.locator('.gate-step')).toHaveCount(6);

  await editor.inspector.getByLabel('Heatmaps').check();
  await expect(editor.inspector.locator('.gate canvas')).toHaveCount(6);
  await did(/^step 5 of 9/);
  await forget.focus();
  await page.keyboard.press('ArrowRight');
  await did(/^step 6 of 9, “e”: /);
  // However long the inspector is, the page is as long as the window.
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
});
