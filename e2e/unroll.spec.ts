import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { Document, Graph } from '../src/document/document.ts';
import { encodeLink } from '../src/document/link.ts';
import { expect, test } from './editorPage.ts';

const layer: Graph['nodes'][number] = { id: 'layer', block: 'vanilla', params: { units: 8 }, at: [40, 0] };

/** One of each combinator: a word that is read and slid over, a deep network, a tree. */
const four: Document = {
  format: 'layerwire',
  version: 1,
  title: 'Four',
  nodes: [
    {
      id: 'letters',
      block: 'text',
      params: { vocabulary: 'abcdefghijklmnopqrstuvwxyz', value: 'adalovelacewrote' },
      at: [0, 0],
    },
    { id: 'embed', block: 'embedding', at: [240, 0] },
    {
      id: 'read',
      block: 'recur',
      at: [480, 0],
      body: {
        nodes: [{ id: 'cell', block: 'gru', params: { units: 8 }, at: [40, 0] }],
        wires: [
          ['$.element', 'cell.x'],
          ['$.state', 'cell.state'],
          ['cell.state', '$.state'],
          ['cell.output', '$.output'],
        ],
      },
    },
    {
      id: 'deep',
      block: 'stack',
      params: { times: 3, shared: true },
      at: [960, 0],
      body: {
        nodes: [layer],
        wires: [
          ['$.input', 'layer.x'],
          ['layer.y', '$.output'],
        ],
      },
    },
    { id: 'odds', block: 'softmax', at: [1440, 0] },
    {
      id: 'slide',
      block: 'convolve',
      at: [480, 480],
      body: {
        nodes: [layer],
        wires: [
          ['$.window', 'layer.x'],
          ['layer.y', '$.result'],
        ],
      },
    },
    {
      id: 'phrase',
      block: 'tree',
      params: { vocabulary: 'the film was good', value: '((the film) good)' },
      at: [0, 480],
    },
    { id: 'words', block: 'embedding', params: { size: 8 }, at: [960, 480] },
    {
      id: 'fold',
      block: 'recurse',
      at: [1240, 480],
      body: {
        nodes: [
          { id: 'join', block: 'join', at: [40, 0] },
          { ...layer, at: [280, 0] },
        ],
        wires: [
          ['$.left', 'join.a'],
          ['$.right', 'join.b'],
          ['join.y', 'layer.x'],
          ['layer.y', '$.result'],
        ],
      },
    },
  ],
  wires: [
    ['letters.out', 'embed.x'],
    ['embed.y', 'read.sequence'],
    ['read.last', 'deep.x'],
    ['deep.y', 'odds.x'],
    ['embed.y', 'slide.x'],
    ['phrase.out', 'words.x'],
    ['words.y', 'fold.tree'],
  ],
};

/** How many pixels are painted over a place on the drawing. */
async function paintedOver(page: Page, place: Locator): Promise<number> {
  const box = await place.boundingBox();
  if (!box) return 0;
  return page.locator('.picture-layer canvas').evaluate((canvas: HTMLCanvasElement, area) => {
    const { left, top, width } = canvas.getBoundingClientRect();
    const scale = width / canvas.width;
    const copy = new OffscreenCanvas(area.width, area.height).getContext('2d', { willReadFrequently: true });
    copy?.scale(scale, scale);
    copy?.drawImage(canvas, (left - area.x) / scale, (top - area.y) / scale);
    const { data } = copy?.getImageData(0, 0, area.width, area.height) ?? { data: [] };
    return [...data].filter((value, i) => i % 4 === 3 && value > 0).length;
  }, box);
}

test('bodies are unrolled into their steps, copies, windows and nodes, looked at one by one, and rolled up', async ({
  editor,
  page,
}) => {
  test.slow();
  await editor.open(await encodeLink(four));
  const drawing = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}, unrolled`) });
  const scrubber = page.getByRole('region', { name: 'Scrubber' });

  await editor.select('read');
  await page.keyboard.press('u');
  await expect(drawing('Recur')).toContainText('All share one set of');
  await expect(drawing('Recur').getByText('7 more')).toBeVisible();
  const step = drawing('Recur').getByRole('button', { name: 'step 3 of 16: “a”' });
  await expect.poll(() => paintedOver(page, step)).toBeGreaterThan(100);
  await step.click();
  await expect(step).toHaveAttribute('aria-pressed', 'true');
  await expect(scrubber).toContainText('step 3 of 16: “a”');
  await page.keyboard.press('ArrowRight');
  await expect(drawing('Recur').getByRole('button', { name: 'step 4 of 16: “l”' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(drawing('Recur').getByRole('button', { name: 'step 16 of 16: “e”' })).toBeFocused();
  await expect(scrubber).toContainText('step 16 of 16');

  await page.getByRole('button', { name: 'Show all' }).click();
  await editor.node('deep').getByRole('button', { name: 'Unroll the body' }).click();
  await expect(drawing('Stack').getByRole('button', { name: /^copy/ })).toHaveCount(3);
  await page.getByRole('button', { name: 'Show all' }).click();
  await editor.node('slide').getByRole('button', { name: 'Unroll the body' }).click();
  await expect(drawing('Convolve').getByRole('button', { name: 'window 14 of 14' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await editor.node('fold').getByRole('button', { name: 'Unroll the body' }).click();
  const root = drawing('Recurse').getByRole('button', { name: 'node 2 of 2: ((the film) good)' });
  await expect.poll(() => paintedOver(page, root)).toBeGreaterThan(100);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // It is how the graph is looked at: nothing of it has changed, and it is so again after a reload.
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await page.reload();
  await expect(page.locator('.unrolled')).toHaveCount(4);
  await page.getByRole('button', { name: 'Show all' }).click();
  await drawing('Stack').getByRole('button', { name: 'Roll up deep' }).click();
  await expect(page.locator('.unrolled')).toHaveCount(3);
});
