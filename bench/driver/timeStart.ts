import type { Page } from 'playwright-core';
import type { Product } from './openProduct.ts';

/** Milliseconds from the moment at which the page was asked for, but for `computing`, which is what the worker says. */
export interface Start {
  readonly painted: number;
  /** When the page asks for its worker, and hears that it is there. */
  readonly spawned: number;
  readonly loaded: number;
  /** When the page asks for the values on screen, and has them. */
  readonly asked: number;
  readonly answered: number;
  readonly computing: number;
}

declare global {
  var heard: Partial<Record<'spawned' | 'loaded' | 'asked' | 'answered' | 'computing', number>>;
}

/** Opens the built editor as if for the first time, and notes when its first values are there. */
export async function timeStart(product: Product): Promise<Start> {
  const page = await product.open('', noteWorker);
  await page.waitForFunction(() => globalThis.heard.answered !== undefined);
  const start = await page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    ...globalThis.heard,
  }));
  await page.context().close();
  return start as Start;
}

/** Notes when the first worker is asked for, and what passes between it and the page. */
async function noteWorker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.heard = {};
    const { heard } = globalThis;
    globalThis.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        heard.spawned ??= performance.now();
        this.addEventListener('message', ({ data }) => {
          if (data.type === 'ready') heard.loaded ??= performance.now();
          if (data.type !== 'done') return;
          heard.answered ??= performance.now();
          heard.computing ??= data.milliseconds;
        });
      }
      override postMessage(message: unknown, options?: Transferable[] | StructuredSerializeOptions) {
        if ((message as { type: string }).type === 'run') heard.asked ??= performance.now();
        super.postMessage(message, options as StructuredSerializeOptions);
      }
    };
  });
}
