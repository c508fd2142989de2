import { expect, middleOf, test } from './editorPage.ts';

test('the page opens on a digit reader that is at work, and says what to try', async ({ editor, page }) => {
  await editor.open();
  await expect(page.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue('Digit reader');
  await expect(page.getByText('Draw a digit, and watch every layer answer.')).toBeVisible();
  await expect(page.getByText('No problems')).toBeVisible();
  expect(await paintedPixels(page)).toBeGreaterThan(1000);
});

test('drawing on the pad changes the answer, and one stroke is one undo step', async ({ editor, page }) => {
  await editor.open();
  await page.getByRole('button', { name: 'Clear the picture' }).click();
  await expect(editor.answer).not.toContainText('1.00');
  const empty = await editor.answer.textContent();
  const pad = await page.getByRole('application', { name: 'Drawing pad' }).boundingBox();
  if (!pad) throw new Error('There is no pad.');
  const at = (x: number, y: number) => [pad.x + pad.width * x, pad.y + pad.height * y] as const;
  await page.mouse.move(...at(0.5, 0.2));
  await page.mouse.down();
  await page.mouse.move(...at(0.5, 0.8), { steps: 12 });
  await page.mouse.up();
  await expect(editor.answer).toContainText('1 most likely');
  await expect(page.getByText('Draw a digit, and watch')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(editor.answer).toHaveText(empty ?? '');
});

test('every sample digit is read as what it is', async ({ editor }) => {
  await editor.open();
  for (let digit = 0; digit < 10; digit++) {
    await editor.drawSample(digit);
    await expect(editor.answer).toContainText(`${digit} most likely`);
  }
});

test('the theme follows the system until one is chosen, and the choice is kept', async ({ editor, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await editor.open();
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: 'Theme: as the system' }).click();
  await expect(html).toHaveAttribute('data-theme', 'light');
  await page.reload();
  await expect(html).toHaveAttribute('data-theme', 'light');
});

test('nodes are reached by Tab, and Enter goes on to their parameters', async ({ editor, page }) => {
  await editor.open();
  await editor.node('guess').focus();
  await page.keyboard.press('Enter');
  await expect(editor.inspector.getByLabel('Label')).toBeFocused();
  expect((await middleOf(editor.inspector)).x).toBeGreaterThan(0);
});

/** How many pixels of the pictures' canvas are not empty. */
function paintedPixels(page: import('@playwright/test').Page): Promise<number> {
  return page.locator('.picture-layer canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    return Array.from(data).filter((value, i) => i % 4 === 3 && value > 0).length;
  });
}
