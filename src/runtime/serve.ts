import type { Axis } from '../base/valueType.ts';
import type { Tap } from '../compiler/plan.ts';
import { isRagged, type Layout, sizeOf } from '../ir/layout.ts';
import { type Choices, type Part, partOf } from '../ir/partOf.ts';
import type { Steps } from '../ir/walk.ts';
import type { Executor } from './executor.ts';
import { listInstructions } from './listInstructions.ts';
import type {
  ListedInstruction,
  PortValue,
  Request,
  Response,
  Slices,
  Traced,
  WeightsFile,
} from './protocol.ts';
import { createSession } from './session.ts';
import type { ThreadPool } from './threads.ts';
import { createTracer, type Tracer } from './tracer.ts';

/** How long the worker computes before it looks for messages, in milliseconds. */
const slice = 8;
/** How long it is silent at most while it computes. */
const silence = 100;

interface Run {
  readonly run: number;
  readonly executor: Executor;
  readonly slices: Slices | undefined;
  readonly started: number;
  readonly order: readonly ListedInstruction[] | undefined;
}

interface Trace {
  readonly trace: number;
  readonly steps: Steps<Traced>;
}

/**
 * The worker's side of the protocol: gives the function that takes each request. It answers by `post`, and computes in
 * slices that it leaves to `later` to go on with, so that a cancel, a newer run or another question takes effect between them.
 */
export function serve(
  post: (response: Response, transfer: readonly ArrayBuffer[]) => void,
  later: (work: () => void) => void,
  threads?: ThreadPool,
): (request: Request) => void {
  const session = createSession(threads);
  let file: WeightsFile | undefined;
  let current: Run | undefined;
  let spoke = 0;
  let subject: Extract<Request, { type: 'subject' }> | undefined;
  let tracer: Tracer | undefined;
  let tracing: Trace | undefined;

  const goOn = (run: Run) => {
    if (current !== run) return;
    if (run.executor.step(slice)) {
      current = undefined;
      finish(run);
      return;
    }
    if (performance.now() - spoke >= silence) {
      spoke = performance.now();
      post({ type: 'progress', run: run.run, fraction: run.executor.progress() }, []);
    }
    later(() => goOn(run));
  };

  const goOnTracing = (current: Trace) => {
    if (tracing !== current) return;
    const { trace, steps } = current;
    const end = performance.now() + slice;
    do {
      const step = steps.next();
      if (step.done) {
        tracing = undefined;
        post({ type: 'traced', trace, ...step.value }, []);
        return;
      }
    } while (performance.now() < end);
    later(() => goOnTracing(current));
  };

  const finish = ({ run, executor, slices, started, order }: Run) => {
    const shown = shownOf(executor.taps, slices);
    const { ports, total } = placePorts(shown, slices);
    const values = new Float32Array(total);
    let offset = 0;
    for (const { tap, runs } of shown)
      for (const { start, length } of runs) {
        executor.read({ ...tap, address: tap.address + start, length }, values, offset);
        offset += length;
      }
    const milliseconds = performance.now() - started;
    post({ type: 'done', run, ports, buffer: values.buffer, milliseconds, ...(order && { order }) }, [
      values.buffer,
    ]);
  };

  return (request) => {
    switch (request.type) {
      case 'weights':
        file = request.file;
        break;
      case 'run': {
        const { run, document, ports, slices, weights, order } = request;
        const started = performance.now();
        spoke = started;
        current = undefined;
        const prepared = session.prepare({
          document,
          ports,
          weights: file?.id === weights ? file : undefined,
        });
        if ('problems' in prepared) {
          post({ type: 'failed', run, problems: prepared.problems }, []);
          break;
        }
        const { executor, plan } = prepared;
        current = { run, executor, slices, started, order: order ? listInstructions(plan) : undefined };
        goOn(current);
        break;
      }
      case 'subject':
        subject = request;
        tracer = undefined;
        tracing = undefined;
        break;
      case 'trace': {
        if (!subject) break;
        tracer ??= createTracer(subject.document, subject.ports, file);
        tracing = { trace: request.trace, steps: tracer.trace(request.cells, request.copied) };
        goOnTracing(tracing);
        break;
      }
      case 'cancel':
        if (current?.run !== request.run) break;
        current = undefined;
        post({ type: 'cancelled', run: request.run }, []);
        break;
    }
  };
}

/** What of a tap's value is brought back. */
interface Shown extends Part {
  readonly tap: Tap;
}

function shownOf(taps: readonly Tap[], slices: Slices | undefined): readonly Shown[] {
  return taps.flatMap((tap) => {
    const part = partOf(tap.layout, slices?.get(tap.port) ?? []);
    return part ? [{ tap, ...part }] : [];
  });
}

/** Lays the values of taps one behind the other; the two items of a pair are one value. */
function placePorts(
  shown: readonly Shown[],
  slices: Slices | undefined,
): { readonly ports: readonly PortValue[]; readonly total: number } {
  const ports: PortValue[] = [];
  let total = 0;
  for (const { tap, layout } of shown) {
    const { port, item } = tap;
    const slice = slices?.get(port);
    const axes = slice ? axesLeft(tap, slice, layout) : tap.axes;
    const length = sizeOf(layout);
    const first = item === 1 ? ports.pop() : undefined;
    if (first) ports.push({ ...first, length: first.length + length, pair: true });
    else
      ports.push({
        ...{ port, axes, offset: total, length },
        ...(isRagged(layout) && { ragged: layout }),
        ...(slice && { slice }),
      });
    total += length;
  }
  return { ports, total };
}

/** The axes of a part, which are all of one size where they differed in the whole from part to part. */
function axesLeft({ axes }: Tap, slice: Choices, layout: Layout): readonly Axis[] {
  const left = axes.filter((_, i) => slice[i] === undefined);
  return isRagged(layout) ? left : left.map((axis, i) => ({ ...axis, size: layout[i] ?? axis.size }));
}
