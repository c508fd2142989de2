import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Problem } from '../../src/base/problem.ts';
import {
  createClient,
  type RunInfo,
  type RunRequest,
  type Status,
  type WorkerLike,
} from '../../src/runtime/client.ts';
import type { Request, Response } from '../../src/runtime/protocol.ts';
import { serve } from '../../src/runtime/serve.ts';
import { classifier } from './graphs.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A worker that only does what it is told, and remembers what it was sent. */
class Puppet implements WorkerLike {
  readonly sent: Request[] = [];
  terminated = false;
  private readonly listeners = new Map<string, (event: { readonly data: Response }) => void>();

  postMessage(message: Request): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  addEventListener(type: string, listener: (event: { readonly data: Response }) => void): void {
    this.listeners.set(type, listener);
  }
  say(data: Response): void {
    this.listeners.get('message')?.({ data });
  }
  fail(event: 'error' | 'messageerror'): void {
    this.listeners.get(event)?.({ data: { type: 'ready' } });
  }

  /** The numbers of the runs that it was asked for. */
  get runs(): number[] {
    return this.sent.flatMap((message) => (message.type === 'run' ? [message.run] : []));
  }
  finish(run = this.runs.at(-1) ?? 0): void {
    const ports = [{ port: 'odds.y', axes: [{ name: 'features' as const, size: 2 }], offset: 1, length: 2 }];
    this.say({ type: 'done', run, ports, buffer: Float32Array.of(0, 0.25, 0.75).buffer, milliseconds: 3 });
  }
}

/** A client, the workers that it has started, and what it has told. */
function setUp() {
  const workers: Puppet[] = [];
  const results: { values: Record<string, number[]>; info: RunInfo }[] = [];
  const failures: { problems: readonly Problem[]; request: RunRequest }[] = [];
  const statuses: Status[] = [];
  const traced: number[][] = [];
  const client = createClient({
    spawn() {
      const worker = new Puppet();
      workers.push(worker);
      return worker;
    },
    onResult: (values, info) =>
      results.push({
        values: Object.fromEntries([...values].map(([port, found]) => [port, [...found.values]])),
        info,
      }),
    onFailed: (problems, request) => failures.push({ problems, request }),
    onTraced: (_, { cells }) => traced.push(cells.map(({ element }) => element)),
    onStatus: (status) => statuses.push(status),
    timeLimit: 1000,
  });
  const latest = () => {
    const worker = workers.at(-1);
    if (!worker) throw new Error('There is no worker yet.');
    return worker;
  };
  return {
    client,
    workers,
    results,
    failures,
    statuses,
    traced,
    latest,
    ready: () => latest().say({ type: 'ready' }),
  };
}

const request = (values: readonly number[] = [1, 2]): RunRequest => ({
  document: classifier(values),
  ports: ['odds.y'],
});

describe('the first run', () => {
  test('starts the worker, and not before', () => {
    const { client, workers } = setUp();
    expect(workers).toHaveLength(0);
    client.run(request());
    expect(workers).toHaveLength(1);
  });

  test('is sent at once to a worker that was started ahead of it', () => {
    const { client, workers, latest, ready, statuses } = setUp();
    client.start();
    client.start();
    ready();
    expect(workers).toHaveLength(1);
    expect(statuses).toEqual([]);
    client.run(request());
    expect(latest().runs).toEqual([1]);
    expect(statuses).toEqual(['running']);
  });

  test('says of which ports a part is wanted', () => {
    const { client, latest, ready } = setUp();
    const asked = { ...request(), slices: new Map([['odds.y', [1]]]) };
    client.run(asked);
    ready();
    expect(latest().sent).toEqual([{ type: 'run', run: 1, ...asked, weights: undefined }]);
  });

  test('is sent when the worker is ready, and brings its values', () => {
    const { client, latest, ready, results, statuses } = setUp();
    const asked = request();
    client.run(asked);
    expect(latest().sent).toEqual([]);
    ready();
    expect(latest().sent).toEqual([{ type: 'run', run: 1, ...asked, weights: undefined }]);
    latest().finish();
    expect(results).toEqual([
      { values: { 'odds.y': [0.25, 0.75] }, info: { request: asked, milliseconds: 3 } },
    ]);
    expect(statuses).toEqual(['starting', 'running', 'idle']);
  });

  test('is the latest of those asked for while the worker starts', () => {
    const { client, latest, ready } = setUp();
    client.run(request([1, 1]));
    client.run(request([2, 2]));
    ready();
    expect(latest().sent).toMatchObject([{ document: { nodes: [{ params: { values: [2, 2] } }, {}, {}] } }]);
  });
});

describe('runs never queue up', () => {
  test('one is under way and the latest waits', () => {
    const { client, latest, ready, results } = setUp();
    client.run(request([0, 0]));
    ready();
    for (let i = 1; i <= 20; i++) client.run(request([i, i]));
    expect(latest().runs).toEqual([1]);
    latest().finish();
    expect(latest().runs).toEqual([1, 2]);
    latest().finish();
    expect(latest().runs).toEqual([1, 2]);
    expect(results.map(({ info }) => info.request.document.nodes[0]?.params?.values)).toEqual([
      [0, 0],
      [20, 20],
    ]);
  });

  test('one that is soon done is waited for', () => {
    const { client, latest, ready } = setUp();
    client.run(request());
    ready();
    client.run(request());
    vi.advanceTimersByTime(100);
    latest().say({ type: 'progress', run: 1, fraction: 0.5 });
    expect(latest().sent.map(({ type }) => type)).toEqual(['run']);
  });

  test('one that would take long still gives way, and its result is dropped', () => {
    const { client, latest, ready, results } = setUp();
    client.run(request([1, 1]));
    ready();
    vi.advanceTimersByTime(100);
    latest().say({ type: 'progress', run: 1, fraction: 0.1 });
    expect(latest().sent).toHaveLength(1);
    client.run(request([2, 2]));
    latest().say({ type: 'progress', run: 1, fraction: 0.11 });
    expect(latest().sent.at(-1)).toEqual({ type: 'cancel', run: 1 });
    latest().say({ type: 'cancelled', run: 1 });
    expect(latest().runs).toEqual([1, 2]);
    latest().finish(1);
    expect(results).toEqual([]);
    latest().finish(2);
    expect(results).toHaveLength(1);
  });
});

describe('cancelling', () => {
  test('drops what is under way and what waits', () => {
    const { client, latest, ready, results, statuses } = setUp();
    client.run(request());
    ready();
    client.run(request());
    client.cancel();
    expect(statuses.at(-1)).toBe('idle');
    expect(latest().sent.at(-1)).toEqual({ type: 'cancel', run: 1 });
    latest().finish();
    expect(results).toEqual([]);
    expect(latest().runs).toEqual([1]);
  });

  test('before the worker is ready leaves nothing to do', () => {
    const { client, latest, ready, statuses } = setUp();
    client.run(request());
    client.cancel();
    ready();
    expect(latest().sent).toEqual([]);
    expect(statuses).toEqual(['starting', 'idle']);
  });

  test('lets the next run start once the worker has heard of it', () => {
    const { client, latest, ready } = setUp();
    client.run(request());
    ready();
    client.cancel();
    client.run(request());
    expect(latest().runs).toEqual([1]);
    latest().say({ type: 'cancelled', run: 1 });
    expect(latest().runs).toEqual([1, 2]);
  });
});

describe('weights', () => {
  const weights = (id: string) => ({ id, tensors: new Map() });

  test('are sent once for all runs with the same file', () => {
    const { client, latest, ready } = setUp();
    client.run({ ...request(), weights: weights('a') });
    ready();
    latest().finish();
    client.run({ ...request(), weights: weights('a') });
    latest().finish();
    client.run({ ...request(), weights: weights('b') });
    expect(latest().sent.map(({ type }) => type)).toEqual(['weights', 'run', 'run', 'weights', 'run']);
    expect(latest().sent.at(-1)).toMatchObject({ weights: 'b' });
  });

  test('are sent again to a worker that replaces another', () => {
    const { client, latest, ready } = setUp();
    client.run({ ...request(), weights: weights('a') });
    ready();
    latest().fail('error');
    ready();
    expect(latest().sent.map(({ type }) => type)).toEqual(['weights', 'run']);
  });
});

test('problems of a run are told with what was asked for', () => {
  const { client, latest, ready, failures, statuses } = setUp();
  const asked = request();
  client.run(asked);
  ready();
  const problems: Problem[] = [{ code: 'too-large', path: '', message: 'too large.' }];
  latest().say({ type: 'failed', run: 1, problems });
  expect(failures).toEqual([{ problems, request: asked }]);
  expect(statuses.at(-1)).toBe('idle');
});

describe.each(['error', 'messageerror'] as const)('a worker that dies of an %s', (event) => {
  test('is replaced, and asked for the same again', () => {
    const { client, workers, latest, ready, results, statuses } = setUp();
    const asked = request();
    client.run(asked);
    ready();
    latest().fail(event);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    ready();
    latest().finish();
    expect(results.map(({ info }) => info.request)).toEqual([asked]);
    expect(statuses).toEqual(['starting', 'running', 'restarting', 'running', 'idle']);
  });

  test('twice over one document is not replaced until the document changes', () => {
    const { client, workers, latest, ready, failures, statuses } = setUp();
    const asked = request();
    client.run(asked);
    for (let i = 0; i < 2; i++) {
      ready();
      latest().fail(event);
    }
    expect(workers).toHaveLength(2);
    expect(failures).toMatchObject([{ problems: [{ code: 'stopped' }], request: asked }]);
    expect(statuses.at(-1)).toBe('stopped');
    client.run({ ...asked, ports: ['layer.y'] });
    expect(workers).toHaveLength(2);
    expect(failures).toHaveLength(2);
    client.run(request([3, 3]));
    ready();
    latest().finish();
    expect(statuses.at(-1)).toBe('idle');
  });

  test('goes on with what was asked for meanwhile', () => {
    const { client, latest, ready } = setUp();
    client.run(request([1, 1]));
    ready();
    client.run(request([2, 2]));
    latest().fail(event);
    ready();
    expect(latest().sent).toMatchObject([{ document: { nodes: [{ params: { values: [2, 2] } }, {}, {}] } }]);
  });

  test('while it is idle is replaced when it is needed', () => {
    const { client, workers, latest, ready, statuses } = setUp();
    client.run(request());
    ready();
    latest().finish();
    latest().fail(event);
    expect([workers.length, statuses.at(-1)]).toEqual([1, 'idle']);
    client.run(request());
    expect(workers).toHaveLength(2);
  });
});

describe('the time limit', () => {
  test('ends a worker that is silent, and starts another', () => {
    const { client, workers, ready } = setUp();
    client.run(request());
    ready();
    vi.advanceTimersByTime(999);
    expect(workers).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
  });

  test('starts again with every sign of progress', () => {
    const { client, workers, latest, ready } = setUp();
    client.run(request());
    ready();
    for (let i = 1; i < 10; i++) {
      vi.advanceTimersByTime(900);
      latest().say({ type: 'progress', run: 1, fraction: i / 10 });
    }
    expect(workers).toHaveLength(1);
    latest().finish();
    vi.advanceTimersByTime(5000);
    expect(workers).toHaveLength(1);
  });

  test('also ends a worker that does not hear of a cancel, without trying again', () => {
    const { client, workers, ready, statuses } = setUp();
    client.run(request());
    ready();
    client.cancel();
    vi.advanceTimersByTime(1000);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
    expect(statuses.at(-1)).toBe('idle');
  });
});

test('after it is disposed of, nothing is started or heard', () => {
  const { client, workers, latest, ready, results, statuses } = setUp();
  client.run(request());
  ready();
  client.dispose();
  expect(latest().terminated).toBe(true);
  latest().finish();
  latest().fail('error');
  client.run(request());
  client.start();
  expect([workers.length, results.length, statuses.at(-1)]).toEqual([1, 0, 'running']);
});

describe('what is asked of cells', () => {
  const document = classifier([1, 2]);
  const ports = ['in.out', 'odds.y'];
  const ask = (element: number) => ({ document, ports, cells: [{ port: 'odds.y', element }], copied: [] });
  const answer = (trace: number): Response => ({
    type: 'traced',
    trace,
    sources: new Map(),
    targets: new Map(),
    copies: new Map(),
  });

  test('goes to a worker that is there, which is told what it is about only once', () => {
    const { client, latest, ready, traced } = setUp();
    client.trace(ask(0));
    client.run(request());
    expect(latest().sent).toEqual([]);
    ready();
    latest().say(answer(1));
    client.trace(ask(1));
    latest().say(answer(2));
    const types = latest().sent.map(({ type }) => type);
    expect(types.filter((type) => type !== 'run')).toEqual(['subject', 'trace', 'trace']);
    expect(traced).toEqual([[0], [1]]);
  });

  test('takes the place of what was asked before, of which no answer is heard', () => {
    const { client, latest, ready, traced } = setUp();
    client.trace(ask(0));
    client.run(request());
    client.trace(ask(1));
    ready();
    client.trace(ask(2));
    const asked = latest().sent.flatMap((each) => (each.type === 'trace' ? each.trace : []));
    expect(asked).toEqual([2, 3]);
    latest().say(answer(2));
    latest().say(answer(3));
    expect(traced).toEqual([[2]]);
  });

  test('is forgotten when the worker dies', () => {
    const { client, latest, ready, traced } = setUp();
    client.run(request());
    ready();
    client.trace(ask(0));
    latest().fail('error');
    ready();
    expect(latest().sent.map(({ type }) => type)).toEqual(['run']);
    client.trace(ask(1));
    latest().say(answer(2));
    expect(traced).toEqual([[1]]);
  });
});

/** The worker's own code behind a channel that copies, transfers and delivers later, as between threads. */
function loopback(): WorkerLike {
  let alive = true;
  const listeners: ((event: { readonly data: Response }) => void)[] = [];
  const post = (data: Response, transfer: readonly ArrayBuffer[] = []) => {
    const copy = structuredClone(data, { transfer: [...transfer] });
    setTimeout(() => {
      if (alive) for (const listener of listeners) listener({ data: copy });
    });
  };
  const receive = serve(post, (work) => setTimeout(work));
  setTimeout(() => post({ type: 'ready' }));
  return {
    postMessage: (message) => {
      const copy = structuredClone(message);
      setTimeout(() => receive(copy));
    },
    terminate: () => {
      alive = false;
    },
    addEventListener: (type: string, listener: (event: { readonly data: Response }) => void) => {
      if (type === 'message') listeners.push(listener);
    },
  };
}

test('client and worker understand each other', async () => {
  const results: ReadonlyMap<string, { readonly values: Float32Array }>[] = [];
  const failed = vi.fn();
  const client = createClient({
    spawn: loopback,
    onResult: (values) => results.push(values),
    onFailed: failed,
  });
  const tensors = new Map([['layer.W', { shape: [3, 2], data: new Float32Array(6) }]]);
  client.run({
    document: classifier([1, 2]),
    ports: ['in.out', 'layer.y', 'odds.y'],
    weights: { id: 'zeros', tensors },
  });
  await vi.runAllTimersAsync();
  client.run({ document: classifier([3, 4]), ports: ['in.out'] });
  await vi.runAllTimersAsync();
  expect(failed).not.toHaveBeenCalled();
  const third = Math.fround(1 / 3);
  expect(
    results.map((values) =>
      Object.fromEntries([...values].map(([port, found]) => [port, [...found.values]])),
    ),
  ).toEqual([
    { 'in.out': [1, 2], 'layer.y': [0, 0, 0], 'odds.y': [third, third, third] },
    { 'in.out': [3, 4] },
  ]);
});
