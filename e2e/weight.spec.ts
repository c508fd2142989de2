import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from './editorPage.ts';

const built = new URL('../dist/', import.meta.url);

/** The scripts that a page loads before it can run, by the imports at the heads of its modules. */
async function initialScripts(): Promise<Map<string, Buffer>> {
  const page = await readFile(new URL('index.html', built), 'utf8');
  const pending = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(([, path = '']) => path);
  const found = new Map<string, Buffer>();
  for (const path of pending) {
    if (found.has(path)) continue;
    const source = await readFile(new URL(path, built));
    found.set(path, source);
    const imports = source.toString().matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g);
    pending.push(...[...imports].map(([, name]) => `assets/${name}`));
  }
  return found;
}

test('what is loaded before the page runs is at most 200 kB of JavaScript, gzipped', async () => {
  const scripts = await initialScripts();
  const sizes = [...scripts].map(([path, source]) => [path, gzipSync(source, { level: 9 }).length] as const);
  expect(sizes.length).toBeGreaterThan(0);
  expect(
    sizes.reduce((total, [, size]) => total + size, 0),
    JSON.stringify(sizes),
  ).toBeLessThanOrEqual(200_000);
});

test('the graph is on screen and can be edited before there is a worker', async ({ editor, page }) => {
  await page.route(/worker-[^/]*\.js/, () => {
    // Never answered: the worker does not come.
  });
  await page.goto('./');
  await expect(editor.node('odds')).toBeVisible();
  await editor.select('guess');
  await editor.inspector.getByRole('textbox', { name: 'Units' }).fill('12');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
});

test('neither the texts of the reference nor what reads TeX is loaded before the page runs', async () => {
  const scripts = [...(await initialScripts()).values()].join('');
  expect(scripts).toContain('A recurrent unit with two gates');
  for (const text of ['gradients reach far back', 'Learning phrase representations', 'aligned', 'munderover'])
    expect(scripts).not.toContain(text);
});
