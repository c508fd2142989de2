import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './editorPage.ts';

async function savePicture(page: Page): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the picture' }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('the drawing is saved as an SVG that stands by itself', async ({ editor, page }) => {
  await editor.open();
  await page.getByRole('button', { name: 'Export a picture' }).click();
  await expect(page.getByAltText('The drawing as it will be saved')).toBeVisible();
  const { name, bytes } = await savePicture(page);
  const text = bytes.toString();
  expect(name).toBe('Digit reader.svg');
  expect(text).toContain('>Draw a digit</text>');
  expect(text.match(/<image /g)).toHaveLength(8);
  expect(text.match(/class="box"/g)).toHaveLength(10);
  // The colours are the light theme's.
  expect(text).toContain('#17866a');
});

test('and of the selection as a PNG without a ground, in the dark theme too', async ({ editor, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await editor.open();
  await editor.select('odds');
  await page.getByRole('button', { name: 'Export a picture' }).click();
  await page.getByLabel('PNG').check();
  await page.getByLabel('4 ×').check();
  await page.getByLabel('Transparent').check();
  await page.getByLabel('The selection').check();
  const size = await page.getByText(/\d+ × \d+ pixels/).textContent();
  const { name, bytes } = await savePicture(page);
  expect(name).toBe('Digit reader.png');
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(`${bytes.readUInt32BE(16)} × ${bytes.readUInt32BE(20)} pixels`).toBe(size);
  const [corner, middle] = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context?.drawImage(image, 0, 0);
    const at = (x: number, y: number) => [...(context?.getImageData(x, y, 1, 1).data ?? [])];
    return [at(0, 0), at(image.width / 2, 100)];
  }, bytes.toString('base64'));
  expect(corner).toEqual([0, 0, 0, 0]);
  expect(middle).toEqual([255, 255, 255, 255]);
});

test('on paper there is the drawing and nothing else', async ({ editor, page }) => {
  await editor.open();
  await page.emulateMedia({ media: 'print' });
  await expect(editor.node('odds')).toBeVisible();
  for (const role of ['banner', 'navigation', 'complementary', 'contentinfo'] as const)
    await expect(page.getByRole(role)).toHaveCount(0);
});
