import type { Problem } from '../base/problem.ts';
import { compile } from '../compiler/compile.ts';
import { type Inference, infer } from '../compiler/infer.ts';
import type { Plan } from '../compiler/plan.ts';
import { sourceValues } from '../compiler/sources.ts';
import { createExecutor, type Executor } from './executor.ts';
import { planKey } from './planKey.ts';
import type { Document, WeightsFile } from './protocol.ts';
import type { ThreadPool } from './threads.ts';
import { createWeightStore } from './weightStore.ts';

/** What is to be computed. */
export interface Task {
  readonly document: Document;
  /** What `infer` gives for the document, where that is known already. */
  readonly inference?: Inference;
  /** The ports whose values are wanted, by path; those that have none are left out. */
  readonly ports: readonly string[];
  /** Used by name where the shape fits; all other weights follow from the document's seed. */
  readonly weights?: WeightsFile | undefined;
  /** By the port of a source (`draw.out`): values to use instead of the document's, in row-major order. */
  readonly sources?: ReadonlyMap<string, Float32Array>;
}

/** From documents to executors that are ready to run. */
export interface Session {
  /**
   * An executor with all its inputs in place, at its first instruction, and the plan that it runs. It is an earlier one again where only numbers differ,
   * so what was prepared before is not to be used any more. Problems when the graph is too large.
   */
  prepare(
    task: Task,
  ): { readonly executor: Executor; readonly plan: Plan } | { readonly problems: readonly Problem[] };
}

/** How many plans are kept for the next time, as texts of some length come again, and how many numbers they hold in all. */
const most = { plans: 32, elements: 2 ** 24 };

interface Kept {
  readonly executor: Executor;
  readonly plan: Plan;
  readonly elements: number;
  /** What its weights were chosen by. */
  weights: string | undefined;
  /** What was written last, by the name of the input. */
  readonly written: Map<string, Float32Array>;
}

/** Plans of much work run on the threads of the pool, if there is one. */
export function createSession(threads?: ThreadPool): Session {
  /** By key, the one that was used last at the end. */
  const plans = new Map<string, Kept>();
  const store = createWeightStore();
  /** The one that was prepared last: its threads, if it has any, are busy with it alone. */
  let current: Executor | undefined;
  // A document that comes again has the same types: it is immutable.
  let inferred: { readonly document: Document; readonly inference: Inference } | undefined;

  /** Lets the plans go that were not used for longest, until one of this size may come. */
  const makeRoom = (elements: number) => {
    let total = elements;
    for (const each of plans.values()) total += each.elements;
    for (const [key, each] of plans) {
      if (total <= most.elements && plans.size < most.plans) break;
      each.executor.rest();
      plans.delete(key);
      total -= each.elements;
    }
  };

  const planned = (inference: Inference, ports: readonly string[]) => {
    const key = planKey(inference, ports);
    const known = plans.get(key);
    if (known) {
      plans.delete(key);
      plans.set(key, known);
      return known;
    }
    const compiled = compile(inference, ports);
    if ('problems' in compiled) return compiled;
    const { plan } = compiled;
    // The old arenas can go before the new one is allocated.
    makeRoom(plan.arena);
    const allocated = allocate(() => createExecutor(plan, threads && { threads }));
    if ('problems' in allocated) return allocated;
    const kept: Kept = { ...allocated, plan, elements: plan.arena, weights: undefined, written: new Map() };
    plans.set(key, kept);
    return kept;
  };

  return {
    prepare({ document, inference: given, ports, weights: file, sources }) {
      if (inferred?.document !== document) inferred = { document, inference: given ?? infer(document) };
      const { inference } = inferred;
      const kept = planned(inference, ports);
      if ('problems' in kept) return kept;
      const { executor, plan } = kept;
      if (current !== executor) current?.rest();
      current = executor;
      const seed = document.seed ?? 0;
      const source = JSON.stringify([seed, file?.id]);
      if (kept.weights !== source) {
        const wanted = new Map([...inference.weights].filter(([name]) => executor.reads(name)));
        for (const [name, { data }] of store.weightsFor(seed, wanted, file)) write(kept, name, data);
        kept.weights = source;
      }
      for (const [port, values] of sourceValues(inference)) write(kept, port, sources?.get(port) ?? values);
      executor.start();
      return { executor, plan };
    },
  };
}

/** Writes an input unless it is the same as before, so that what depends on it need not be done again. */
function write({ executor, written }: Kept, name: string, values: Float32Array): void {
  const before = written.get(name);
  if (before === values) return;
  if (before?.length === values.length && before.every((value, i) => Object.is(value, values[i]))) return;
  executor.write(name, values);
  written.set(name, values);
}

/** Memory is the user's machine's, not ours to vouch for. */
function allocate(
  create: () => Executor,
): { readonly executor: Executor } | { readonly problems: readonly Problem[] } {
  try {
    return { executor: create() };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      problems: [
        { code: 'too-large', path: '', message: 'there is not enough memory to run a graph of this size.' },
      ],
    };
  }
}
