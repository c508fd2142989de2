import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
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
