import type { Problem } from '../base/problem.ts';
import type { Cell } from '../compiler/traceCells.ts';
import type {
  Document,
  ListedInstruction,
  PortShape,
  Request,
  Response,
  Slices,
  Traced,
  WeightsFile,
} from './protocol.ts';
import { stoppedProblem } from './stoppedProblem.ts';

/** What the page wants to see computed. */
export interface RunRequest {
  readonly document: Document;
  /** By path; those without a value are left out of the result. */
  readonly ports: readonly string[];
  /** Of which of these only a part is wanted. */
  readonly slices?: Slices | undefined;
  readonly weights?: WeightsFile | undefined;
  /** Whether the order of the instructions is wanted as well. */
  readonly order?: boolean | undefined;
}

export interface PortResult extends PortShape {
  readonly values: Float32Array;
}

/** Which cells are asked about, in what. */
export interface TraceRequest {
  readonly document: Document;
  /** Those between which is traced: the same list as long as it holds the same. */
  readonly ports: readonly string[];
  readonly cells: readonly Cell[];
  /** The ports of which is wanted where else their numbers are seen. */
  readonly copied: readonly string[];
}

export interface RunInfo {
  readonly request: RunRequest;
  readonly milliseconds: number;
  /** If it was asked for. */
  readonly order?: readonly ListedInstruction[] | undefined;
}

/** `stopped`: the document brought down two workers, and waits to be changed. */
export type Status = 'idle' | 'starting' | 'running' | 'restarting' | 'stopped';

/** What the client uses of a Worker. */
export interface WorkerLike {
  postMessage(message: Request): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Response }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void;
}

export interface ClientOptions {
  readonly onResult: (values: ReadonlyMap<string, PortResult>, info: RunInfo) => void;
  readonly onFailed: (problems: readonly Problem[], request: RunRequest) => void;
  readonly onTraced?: (traced: Traced, request: TraceRequest) => void;
  readonly onStatus?: (status: Status) => void;
  readonly spawn?: () => WorkerLike;
  /** Milliseconds without a word from a worker that should be computing, after which it is given up. */
  readonly timeLimit?: number;
}

export interface Client {
  /** Starts the worker before there is something to compute, so that the first request need not wait for it. */
  start(): void;
  /** Computes this next. Only the latest request waits; the one under way is finished first if that does not take long. */
  run(request: RunRequest): void;
  /** Drops what is under way and what waits. */
  cancel(): void;
  /** Asks this beside what is computed, in place of what was asked before. It is forgotten when the worker dies. */
  trace(request: TraceRequest): void;
  /** Ends the worker; nothing is heard of it any more. */
  dispose(): void;
}

/** A run that is to take longer than this many milliseconds still gives way to a newer one. */
const patience = 500;

interface Running {
  readonly run: number;
  readonly request: RunRequest;
  readonly started: number;
  cancelled: boolean;
}

interface Living {
  readonly worker: WorkerLike;
  ready: boolean;
  /** The id of the weights that it was sent last. */
  weights: string | undefined;
  /** What it was last told that traces are about. */
  subject: Pick<TraceRequest, 'document' | 'ports'> | undefined;
}

/** The page's side of the protocol: one worker, started when it is first needed, or before, and again when it dies. */
export function createClient({
  onResult,
  onFailed,
  onTraced = () => {},
  onStatus = () => {},
  spawn = spawnWorker,
  timeLimit = 10_000,
}: ClientOptions): Client {
  let living: Living | undefined;
  let running: Running | undefined;
  let waiting: RunRequest | undefined;
  let runs = 0;
  let tracing: { readonly trace: number; readonly request: TraceRequest } | undefined;
  let traces = 0;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  /** How many workers died over the document that was tried last. */
  let deaths: { readonly document: Document; readonly count: number } | undefined;
  let disposed = false;
  let status: Status = 'idle';

  const stopped = (document: Document) => deaths?.document === document && deaths.count >= 2;

  const tell = () => {
    const now = statusNow();
    if (now === status) return;
    status = now;
    onStatus(now);
  };
  const statusNow = (): Status => {
    if (waiting || (running && !running.cancelled)) {
      if (living?.ready) return 'running';
      return deaths ? 'restarting' : 'starting';
    }
    return deaths && stopped(deaths.document) ? 'stopped' : 'idle';
  };

  const watch = () => {
    clearTimeout(watchdog);
    watchdog = running && setTimeout(died, timeLimit);
  };

  const start = () => {
    const started: Living = { worker: spawn(), ready: false, weights: undefined, subject: undefined };
    living = started;
    started.worker.addEventListener('message', ({ data }) => living === started && hear(data));
    for (const event of ['error', 'messageerror'] as const)
      started.worker.addEventListener(event, () => living === started && died());
  };

  /** Sends what waits if the worker is free. */
  const next = () => {
    if (!waiting) return;
    if (!living) start();
    if (!living?.ready || running) return;
    const request = waiting;
    waiting = undefined;
    const { document, ports, slices, weights, order } = request;
    if (weights && living.weights !== weights.id) {
      living.worker.postMessage({ type: 'weights', file: weights });
      living.weights = weights.id;
    }
    running = { run: ++runs, request, started: performance.now(), cancelled: false };
    living.worker.postMessage({
      ...{ type: 'run', run: running.run, document, ports, weights: weights?.id },
      ...(slices && { slices }),
      ...(order && { order }),
    });
    watch();
  };

  /** Asks what is to be asked if the worker is there. */
  const sendTrace = () => {
    if (!tracing || !living?.ready) return;
    const { trace, request } = tracing;
    const { document, ports, cells, copied } = request;
    if (living.subject?.document !== document || living.subject.ports !== ports) {
      living.worker.postMessage({ type: 'subject', document, ports });
      living.subject = { document, ports };
    }
    living.worker.postMessage({ type: 'trace', trace, cells, copied });
  };

  const giveUp = () => {
    if (!running || running.cancelled) return;
    running.cancelled = true;
    living?.worker.postMessage({ type: 'cancel', run: running.run });
  };

  const hear = (response: Response) => {
    if (response.type === 'ready') {
      if (living) living.ready = true;
      next();
      sendTrace();
      tell();
      return;
    }
    if (response.type === 'traced') {
      if (tracing?.trace !== response.trace) return;
      const { request } = tracing;
      tracing = undefined;
      onTraced(response, request);
      return;
    }
    if (!running || response.run !== running.run) return;
    const { request, started, cancelled } = running;
    if (response.type === 'progress') {
      watch();
      const elapsed = performance.now() - started;
      if (waiting && elapsed * (1 / response.fraction - 1) > patience) giveUp();
      return;
    }
    running = undefined;
    watch();
    if (response.type !== 'cancelled') deaths = undefined;
    next();
    tell();
    if (cancelled) return;
    if (response.type === 'failed') onFailed(response.problems, request);
    if (response.type === 'done')
      onResult(valuesOf(response), {
        request,
        milliseconds: response.milliseconds,
        order: response.order,
      });
  };

  /** Ends the worker, and tries again with what was asked for last, unless that document has brought down two. */
  const died = () => {
    const request = running?.request ?? waiting;
    const again = waiting ?? (running?.cancelled ? undefined : running?.request);
    living?.worker.terminate();
    living = undefined;
    running = undefined;
    waiting = undefined;
    tracing = undefined;
    watch();
    if (request)
      deaths = {
        document: request.document,
        count: (deaths?.document === request.document ? deaths.count : 0) + 1,
      };
    if (again && stopped(again.document)) refuse(again);
    else waiting = again;
    next();
    tell();
  };

  const refuse = (request: RunRequest) => onFailed([stoppedProblem], request);

  return {
    start() {
      if (!living && !disposed) start();
    },
    run(request) {
      if (disposed) return;
      if (stopped(request.document)) refuse(request);
      else {
        waiting = request;
        next();
      }
      tell();
    },
    cancel() {
      waiting = undefined;
      giveUp();
      tell();
    },
    trace(request) {
      if (disposed) return;
      tracing = { trace: ++traces, request };
      sendTrace();
    },
    dispose() {
      disposed = true;
      living?.worker.terminate();
      living = undefined;
      running = undefined;
      waiting = undefined;
      watch();
    },
  };
}

function valuesOf({ ports, buffer }: Extract<Response, { type: 'done' }>): Map<string, PortResult> {
  return new Map(
    ports.map(({ port, offset, length, ...shape }) => [
      port,
      { ...shape, values: new Float32Array(buffer, offset * Float32Array.BYTES_PER_ELEMENT, length) },
    ]),
  );
}

/** Written out in full, as this is where the bundler finds the worker. */
function spawnWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}
