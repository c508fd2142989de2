import type { Answer, Request } from './protocol.ts';

/*
 * All is measured in a worker, as Layerwire computes in one, and nothing else takes place there. The driver calls
 * `measure` from outside.
 */

declare global {
  var measure: (request: Request) => Promise<Answer>;
}

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

globalThis.measure = (request) =>
  new Promise((done) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => done(data);
    worker.onerror = ({ message }) => done({ error: message });
    worker.postMessage(request);
  });
