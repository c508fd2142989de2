import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Document } from '../src/document/document.ts';
import { encodeLink } from '../src/document/link.ts';
import { expect, test } from './editorPage.ts';

test('a worker that dies is replaced, and nothing is lost', async ({ editor, page }) => {
  await editor.open();
  await editor.drawSample(5);
  await expect(editor.answer).toContainText('5 most likely');
  const [worker] = page.workers();
  const replaced = page.waitForEvent('worker');
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('The worker dies.');
    });
  });
  await editor.drawSample(8);
  await replaced;
  await expect(editor.answer).toContainText('8 most likely');
  // The browser tells of the death; everything else would be a fault of ours.
  expect(editor.complaints.splice(0).filter((complaint) => !complaint.includes('The worker dies.'))).toEqual(
    [],
  );
});

test('a graph of much work is shared among threads, and goes on giving the same numbers', async ({
  editor,
  page,
}) => {
  const wide: Document = {
    format: 'layerwire',
    version: 1,
    nodes: [
      { id: 'in', block: 'vector', params: { size: 2048, values: Array(2048).fill(0.1) } },
      { id: 'layer', block: 'vanilla', params: { units: 2048 } },
      { id: 'guess', block: 'vanilla', params: { units: 3, nonlinearity: 'none' } },
      { id: 'odds', block: 'softmax' },
    ],
    wires: [
      ['in.out', 'layer.x'],
      ['layer.y', 'guess.x'],
      ['guess.y', 'odds.x'],
    ],
  };
  await editor.open(await encodeLink(wide));
  const before = await editor.answer.textContent();
  const seed = page.getByLabel('Seed', { exact: true });
  const processors = await page.evaluate(() => navigator.hardwareConcurrency);
  const helper = processors > 1 ? page.waitForRequest(/helper/) : undefined;
  for (const value of ['1', '2', '3']) {
    await seed.fill(value);
    await seed.press('Enter');
    await expect(editor.answer).not.toHaveText(before ?? '');
  }
  await helper;
  await seed.fill('0');
  await seed.press('Enter');
  await expect(editor.answer).toHaveText(before ?? '');
});

test('a hostile link is refused in words, and the page goes on', async ({ editor, page }) => {
  await editor.open('./#g=1.d.AAAA');
  await expect(page.getByText(/The link was not opened\./)).toBeVisible();
  await expect(editor.node('odds')).toBeVisible();
});

test.describe('from a folder of some other site', () => {
  let server: Server;

  test.beforeAll(async () => {
    server = createServer(({ url = '/' }, response) => {
      const { pathname } = new URL(url, 'http://localhost');
      const file = join('dist', pathname.replace(/^\/some\/folder\//, '').replace(/^$/, 'index.html'));
      if (!pathname.startsWith('/some/folder/') || !existsSync(file)) response.writeHead(404).end();
      else
        createReadStream(file).pipe(
          response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }),
        );
    });
    await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  });

  test.afterAll(() => server.close());

  test('the built page works', async ({ editor }) => {
    const { port } = server.address() as AddressInfo;
    await editor.open(`http://localhost:${port}/some/folder/`);
    await editor.drawSample(6);
    await expect(editor.answer).toContainText('6 most likely');
  });
});

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
