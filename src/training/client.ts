import type { TrainingRequest, TrainingResponse, TrainingState } from './protocol.ts';

/** What the client uses of a Worker. */
export interface TrainingWorker {
  postMessage(message: TrainingRequest): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: TrainingResponse }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void;
}

export interface TrainingEvents {
  onResponse(response: TrainingResponse): void;
  /** The worker was ended, as a pause was asked for while it could not hear; a further one goes on from the state, or where it began. */
  onStopped(state: TrainingState | undefined): void;
  /** It can no longer answer; what it had not sent is lost. */
  onDied(): void;
}

/** The page's side of training: a worker that is told what to do, and ended with the page. */
export interface TrainingClient {
  send(request: TrainingRequest): void;
  dispose(): void;
}

/** Starts a worker that trains. */
export function createTrainingClient(
  events: TrainingEvents,
  spawn: () => TrainingWorker = spawnWorker,
): TrainingClient {
  const worker = spawn();
  /** Whether it is in the midst of what it cannot be called away from. */
  let busy = false;
  /** Whether the last that it was told is to pause, and how many pauses it has not answered. */
  let pausing = false;
  let unanswered = 0;
  /** What it would have to go on from. */
  let state: TrainingState | undefined;
  let ended = false;

  const end = () => {
    ended = true;
    worker.terminate();
  };
  const stopIfDeaf = () => {
    if (!busy || !pausing || unanswered === 0) return;
    end();
    events.onStopped(state);
  };
  const note = (response: TrainingResponse) => {
    if (response.type === 'busy') busy = true;
    else if (response.type === 'free' || response.type === 'prepared' || response.type === 'refused')
      busy = false;
    else if (response.type === 'paused')
      unanswered = response.reason === 'asked' ? Math.max(0, unanswered - 1) : 0;
    if ('state' in response) state = response.state ?? state;
  };

  worker.addEventListener('message', ({ data }) => {
    if (ended) return;
    note(data);
    events.onResponse(data);
    stopIfDeaf();
  });
  for (const event of ['error', 'messageerror'] as const)
    worker.addEventListener(event, () => {
      end();
      events.onDied();
    });
  return {
    send(request) {
      worker.postMessage(request);
      if (request.type === 'prepare') {
        busy = true;
        state = request.task.state;
      }
      if (request.type === 'pause') unanswered++;
      if (request.type !== 'pace') pausing = request.type === 'pause';
      stopIfDeaf();
    },
    dispose: end,
  };
}

/** Written out in full, as this is where the bundler finds the worker. */
function spawnWorker(): TrainingWorker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}
