import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { preview } from 'vite';
import { chromiumLaunch } from './openSite.ts';

/** The built product on an address of its own, and a Chromium to open it in. */
export interface Product {
  readonly browser: Browser;
  /** Opens the editor at a hash, such as a link to a graph; the page is prepared before anything of it runs. */
  open(hash: string, prepare?: (page: Page) => Promise<void>): Promise<Page>;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../dist', import.meta.url));

export async function openProduct(): Promise<Product> {
  const server = await preview({
    configFile: false,
    root,
    logLevel: 'warn',
    build: { outDir: 'product' },
    preview: { port: 0 },
  });
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch(chromiumLaunch());
  return {
    browser,
    async open(hash, prepare) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.on('pageerror', (error) => console.error(error));
      await prepare?.(page);
      await page.goto(`${address}${hash}`);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
