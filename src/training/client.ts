import type { TrainingRequest, TrainingResponse } from './protocol.ts';

/** What the client uses of a Worker. */
export interface TrainingWorker {
  postMessage(message: TrainingRequest): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: TrainingResponse }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void;
}

/** The page's side of training: a worker that is told what to do, and ended with the page. */
export interface TrainingClient {
  send(request: TrainingRequest): void;
  dispose(): void;
}

/** Starts a worker that trains. `onDied` is called when it can no longer answer; what it had not sent is lost. */
export function createTrainingClient(
  onResponse: (response: TrainingResponse) => void,
  onDied: () => void,
  spawn: () => TrainingWorker = spawnWorker,
): TrainingClient {
  const worker = spawn();
  worker.addEventListener('message', ({ data }) => onResponse(data));
  for (const event of ['error', 'messageerror'] as const)
    worker.addEventListener(event, () => {
      worker.terminate();
      onDied();
    });
  return {
    send: (request) => worker.postMessage(request),
    dispose: () => worker.terminate(),
  };
}

/** Written out in full, as this is where the bundler finds the worker. */
function spawnWorker(): TrainingWorker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}
