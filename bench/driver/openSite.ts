import { fileURLToPath } from 'node:url';
import { chromium, type LaunchOptions, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { findChromium } from '../../scripts/chromium.ts';
import type { Answer, Request } from '../page/protocol.ts';

/** The benchmarks' built pages, on an address of their own, and a Chromium to open them in. */
export interface Site {
  /** The version of Chromium. */
  readonly chromium: string;
  /** Opens a page, `measure` say, as if it had never been opened before, and closes it in the end. */
  visit<T>(name: string, use: (page: Page) => Promise<T>): Promise<T>;
  /** Has something measured in a page of its own, as what one measurement leaves behind is not to weigh on the next. */
  measure(request: Request): Promise<Exclude<Answer, { readonly error: string }>>;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../page', import.meta.url));
const outDir = fileURLToPath(new URL('../dist/pages', import.meta.url));

/** Isolates the page from other windows, which is what makes threads and exact clocks available. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Builds the pages as the product is built, serves them and starts Chromium. */
export async function openSite(): Promise<Site> {
  const shared = { configFile: false, root, base: './', logLevel: 'warn' } as const;
  await build({
    ...shared,
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4096,
      rolldownOptions: { input: [`${root}/measure.html`, `${root}/startUp.html`, `${root}/pauses.html`] },
    },
  });
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, headers } });
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch(chromiumLaunch());
  const visit: Site['visit'] = async (name, use) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(`${address}${name}.html`);
    const result = await use(page);
    await context.close();
    return result;
  };
  return {
    chromium: browser.version(),
    visit,
    async measure(request) {
      const answer = await visit('measure', (page) =>
        page.evaluate((each) => globalThis.measure(each), request),
      );
      if ('error' in answer) throw new Error(`${JSON.stringify(request)}: ${answer.error}`);
      return answer;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** How Chromium is started for all that is measured in it. */
export function chromiumLaunch(): LaunchOptions {
  const executablePath = findChromium();
  return { ...(executablePath !== undefined && { executablePath }), args };
}

const args = [
  // Chromium refuses to run as root in its sandbox.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
