import { expect, test } from './editorPage.ts';

test('what the forget gate did at letter 5', async ({ editor, page }) => {
  await editor.open();
  await page.getByRole('button', { name: 'New' }).click();
  await page.getByRole('menuitem').filter({ hasText: 'Next letter, with an LSTM' }).click();
  await editor.select('read/cell');
  const forget = editor.inspector.getByRole('img', { name: /^Forget gate f over/ });
  await expect(forget).toHaveAccessibleName(/9 steps: mean 0\.\d+, 0\.\d+ to 0\.\d+/);

  await forget.scrollIntoViewIfNeeded();
  const box = await forget.boundingBox();
  if (!box) throw new Error('The forget gate is not on the page.');
  await page.mouse.click(box.x + (box.width * 4.5) / 9, box.y + box.height / 2);
  await expect(forget).toHaveAccessibleName(/step 5 of 9: mean 0\.\d+/);
  await expect(editor.inspector.locator('.gate-step')).toHaveCount(6);

  await editor.inspector.getByLabel('Heatmaps').check();
  await expect(editor.inspector.locator('.gate canvas')).toHaveCount(6);
  await expect(forget).toHaveAccessibleName(/step 5 of 9/);
});
