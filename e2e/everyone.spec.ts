import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './editorPage.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
];

for (const colorScheme of ['light', 'dark'] as const)
  for (const viewport of sizes)
    test.describe(`${colorScheme}, ${viewport.width} × ${viewport.height}`, () => {
      test.use({ colorScheme, viewport });

      test('axe finds nothing, whatever is selected or open', async ({ editor, page }) => {
        // Each look of axe at a whole page takes seconds.
        test.slow();
        await editor.open();
        await editor.select('edges/unit');
        await expect(editor.inspector.getByText('Useful for')).toBeVisible();
        await page.getByRole('button', { name: 'No problems' }).click();
        await editor.inspector.getByLabel('What feeds x').selectOption('not wired');
        await expect(page.getByText('2 problems').or(page.getByText('1 problem'))).toBeVisible();
        await checkAccessible(page);
        await page.getByRole('button', { name: 'Undo' }).click();
        await page.getByRole('button', { name: 'Help and shortcuts' }).click();
        await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
        await checkAccessible(page);
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Share' }).click();
        await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/#g=/);
        await checkAccessible(page);
        await page.keyboard.press('Escape');
        await page.keyboard.press('/');
        await expect(page.getByRole('dialog', { name: 'Add a block' })).toBeVisible();
        await checkAccessible(page);
      });

      test('nothing overlaps, is cut or makes the page scroll', async ({ editor, page }) => {
        await editor.open();
        await editor.select('odds');
        expect(await overlapping(page, '.top-bar button, .top-bar input')).toEqual([]);
        expect(await overlapping(page, '.top-bar, .palette, .canvas, .inspector, .status-bar')).toEqual([]);
        expect(await overlapping(page, '.react-flow__node:not([data-id*="/"])')).toEqual([]);
        expect(await cut(page)).toEqual([]);
      });
    });

async function checkAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('.react-flow__attribution').analyze();
  const told = violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
  expect(told).toEqual([]);
}

/** Pairs of the things selected that cover each other. */
function overlapping(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((selected) => {
    const things = [...document.querySelectorAll(selected)].map((thing) => ({
      name: thing.getAttribute('aria-label') ?? thing.getAttribute('data-id') ?? thing.className,
      box: thing.getBoundingClientRect(),
    }));
    return things.flatMap(({ name, box }, i) =>
      things
        .slice(i + 1)
        .filter(
          ({ box: other }) =>
            box.left < other.right - 1 &&
            other.left < box.right - 1 &&
            box.top < other.bottom - 1 &&
            other.top < box.bottom - 1,
        )
        .map(({ name: other }) => `${name} and ${other}`),
    );
  }, selector);
}

/** What is wider than the room that it has: the page itself, bars, titles of nodes and fields. */
function cut(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      document.documentElement,
      ...document.querySelectorAll('.top-bar, .status-bar, .inspector, .palette, .node-name'),
    ]
      .filter((thing) => thing.scrollWidth > thing.clientWidth + 1 && thing.clientWidth > 0)
      .map((thing) => thing.className || thing.tagName),
  );
}
