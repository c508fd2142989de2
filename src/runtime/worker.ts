import { compileKernel } from '../kernel/wasm.ts';
import type { Request, Response } from './protocol.ts';
import { serve } from './serve.ts';
import { createThreadPool } from './threads.ts';

/*
 * The Web Worker. What goes wrong in here by a bug is not caught: the client hears of it, and starts another worker.
 */

// A message to oneself comes behind those that wait already, without the delay that browsers put on timers.
const { port1, port2 } = new MessageChannel();
const pending: (() => void)[] = [];
port2.onmessage = () => pending.shift()?.();

const answer = (response: Response, transfer: readonly ArrayBuffer[] = []) =>
  postMessage(response, [...transfer]);

/** Only isolated pages can share memory. */
const threads = crossOriginIsolated
  ? createThreadPool(navigator.hardwareConcurrency, (message) => {
      const worker = new Worker(new URL('./helper.ts', import.meta.url), { type: 'module' });
      worker.postMessage(message);
    })
  : undefined;

const receive = serve(
  answer,
  (work) => {
    pending.push(work);
    port1.postMessage(undefined);
  },
  threads,
);

addEventListener('message', ({ data }: MessageEvent<Request>) => receive(data));
answer({ type: 'ready' });
// Nothing is asked for yet, most of the time: what the first run needs anyway.
compileKernel();
