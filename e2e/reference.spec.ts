import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './editorPage.ts';

const reference = (page: Page) => page.getByRole('main', { name: 'Reference' });
const heading = (page: Page) => reference(page).getByRole('heading', { level: 1 });

test('a page opens by its address, and its example on the canvas as a new graph; back leads to the page', async ({
  editor,
  page,
}) => {
  await page.goto('./#/reference/gru');
  await expect(heading(page)).toHaveText('GRU');
  await expect(page).toHaveTitle('GRU – Layerwire reference');
  // As MathML, in four lines.
  await expect(reference(page).locator('math mtr')).toHaveCount(4);
  // The drawing of the example shows what it computes.
  const drawing = reference(page).getByRole('img', { name: /^A GRU reads a word: Text, Embedding/ });
  await expect.poll(() => negativePixels(drawing)).toBeGreaterThan(100);

  await reference(page).getByRole('button', { name: 'Open on the canvas' }).click();
  await expect(reference(page)).toBeHidden();
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await expect(page.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue('A GRU reads a word');
  await expect(page.getByText('Select the GRU, and look at its gates')).toBeVisible();
  await expect(editor.node('read/cell')).toBeVisible();
  await expect(page.getByText('No problems')).toBeVisible();

  await page.goBack();
  await expect(heading(page)).toHaveText('GRU');
  await page.goForward();
  await expect(reference(page)).toBeHidden();
  await expect(editor.node('read/cell')).toBeVisible();
});

test('the inspector and the palette lead to pages, and the graph is there as it was after them', async ({
  editor,
  page,
}) => {
  await editor.open();
  await editor.select('guess');
  await editor.inspector.getByRole('textbox', { name: 'Units' }).fill('12');
  await page.keyboard.press('Enter');
  await editor.inspector.getByRole('link', { name: 'All about Vanilla layer' }).click();
  await expect(heading(page)).toHaveText('Vanilla layer');
  await reference(page).getByRole('link', { name: 'Softmax' }).click();
  await expect(heading(page)).toHaveText('Softmax');
  await page.goBack();
  await expect(heading(page)).toHaveText('Vanilla layer');

  // Keys of the editor do nothing to a graph that is out of sight.
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await expect(reference(page)).toBeHidden();
  await expect(editor.inspector.getByRole('textbox', { name: 'Units' })).toHaveValue('12');

  await editor.block('lstm').hover();
  await page.getByRole('link', { name: 'About LSTM' }).click();
  await expect(heading(page)).toHaveText('LSTM');
  await page.getByRole('button', { name: 'Back to the canvas' }).click();
  await page.keyboard.press('F1');
  await page.getByRole('searchbox', { name: 'Find a block in the reference' }).fill('bilstm');
  await expect(reference(page).getByRole('link')).toHaveText(['Recur']);
});

test('a link to a graph that is pasted over a page opens the graph', async ({ editor, page }) => {
  await editor.open();
  await page.getByRole('button', { name: 'Share' }).click();
  const field = page.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/#g=/);
  const link = await field.inputValue();
  await page.keyboard.press('Escape');
  await page.goto('./#/reference/lstm');
  await expect(heading(page)).toHaveText('LSTM');
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, new URL(link).hash);
  await expect(reference(page)).toBeHidden();
  await expect(editor.answer).toContainText('most likely');
  // The graph is the one from before: that the link was read is seen by its being gone.
  await expect(page).toHaveURL(({ hash }) => hash === '');
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('axe finds nothing in the overview and in a page', async ({ page }) => {
      test.slow();
      for (const [address, title] of [
        ['./#/reference', 'Reference'],
        ['./#/reference/lstm', 'LSTM'],
      ] as const) {
        await page.goto(address);
        await expect(heading(page)).toHaveText(title);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
      }
    });
  });

test('on paper there is the page alone, from its title to its origin', async ({ page }) => {
  await page.goto('./#/reference/convolve');
  await expect(heading(page)).toHaveText('Convolve');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Blocks of the reference' })).toBeHidden();
  await expect(page.locator('.react-flow')).toBeHidden();
  const end = await reference(page).getByText('Neocognitron').boundingBox();
  const body = await page.locator('html').boundingBox();
  if (!end || !body) throw new Error('The page is not there.');
  expect(end.y + end.height).toBeLessThanOrEqual(body.y + body.height);
});

/** How many pixels of a picture have the colour of negative numbers. */
function negativePixels(picture: Locator): Promise<number> {
  return picture.evaluate((image: HTMLImageElement) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, image.width, image.height);
    const { data = [] } = context?.getImageData(0, 0, image.width, image.height) ?? {};
    let count = 0;
    for (let i = 0; i < data.length; i += 4)
      if ((data[i] ?? 0) > 200 && (data[i + 1] ?? 0) < 160 && (data[i + 2] ?? 0) < 100) count++;
    return count;
  });
}
