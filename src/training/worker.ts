import type { TrainingRequest, TrainingResponse } from './protocol.ts';
import { serveTraining } from './serve.ts';

/*
 * The Web Worker that trains. It is another one than that which computes what is on screen, so that neither waits for the other.
 */

// A message to oneself comes behind those that wait already, and is not held back while the page is hidden, as timers are.
const { port1, port2 } = new MessageChannel();
const pending: (() => void)[] = [];
port2.onmessage = () => pending.shift()?.();

const receive = serveTraining(
  (response: TrainingResponse) => postMessage(response, { transfer: buffersIn(response) }),
  (work, wait) => {
    const ask = () => {
      pending.push(work);
      port1.postMessage(undefined);
    };
    if (wait > 0) setTimeout(ask, wait);
    else ask();
  },
);

/** The memory of all numbers in it, which nobody here reads any more: large networks would take long to copy. */
function buffersIn(response: TrainingResponse): ArrayBuffer[] {
  const { state, tensors, gradients } = {
    state: undefined,
    tensors: undefined,
    gradients: undefined,
    ...response,
  };
  return [
    ...(state?.numbers.values() ?? []),
    ...[...(tensors?.values() ?? []), ...(gradients?.values() ?? [])].map(({ data }) => data),
  ].map(({ buffer }) => buffer as ArrayBuffer);
}

addEventListener('message', ({ data }: MessageEvent<TrainingRequest>) => receive(data));
