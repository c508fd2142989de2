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
  /** From asking for another worker, when the page is at rest, to its first values. */
  readonly anew: number;
}

declare global {
  var heard: Partial<Record<'spawned' | 'loaded' | 'asked' | 'answered' | 'computing', number>>;
  /** Starts another worker, asks it what the first was asked, and gives the milliseconds until it answers. */
  var startAnew: () => Promise<number>;
}

/** Milliseconds after which the page has nothing left to do. */
const rest = 1000;

/** Opens the built editor as if for the first time, and notes when its first values are there. */
export async function timeStart(product: Product): Promise<Start> {
  const page = await product.open('', noteWorker);
  await page.waitForFunction(() => globalThis.heard.answered !== undefined);
  await page.waitForTimeout(rest);
  const start = await page.evaluate(async () => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    ...globalThis.heard,
    anew: await globalThis.startAnew(),
  }));
  await page.context().close();
  return start as Start;
}

/** Notes when the first worker is asked for, and what passes between it and the page until it answers. */
async function noteWorker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.heard = {};
    const { heard, Worker } = globalThis;
    const requests: unknown[] = [];
    let first = '';
    globalThis.startAnew = () => {
      const begin = performance.now();
      const worker = new Worker(first, { type: 'module' });
      return new Promise((done) => {
        worker.onmessage = ({ data }) => {
          if (data.type === 'ready') for (const each of requests) worker.postMessage(each);
          if (data.type !== 'done') return;
          done(performance.now() - begin);
          worker.terminate();
        };
      });
    };
    globalThis.Worker = class extends Worker {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        first ||= String(address);
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
        if (heard.answered === undefined) requests.push(structuredClone(message));
        super.postMessage(message, options as StructuredSerializeOptions);
      }
    };
  });
}
