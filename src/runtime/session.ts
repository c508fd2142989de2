import type { Problem } from '../base/problem.ts';
import { compile } from '../compiler/compile.ts';
import { type Inference, infer } from '../compiler/infer.ts';
import { sourceValues } from '../compiler/sources.ts';
import { chooseWeights } from '../compiler/weights.ts';
import { createExecutor, type Executor } from './executor.ts';
import { planKey } from './planKey.ts';
import type { Document, WeightsFile } from './protocol.ts';

/** What is to be computed. */
export interface Task {
  readonly document: Document;
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
   * An executor with all its inputs in place, at its first instruction. It is the last one again while only the values
   * of sources differ, so what was prepared before is not to be used any more. Problems when the graph is too large.
   */
  prepare(task: Task): { readonly executor: Executor } | { readonly problems: readonly Problem[] };
}

interface Kept {
  readonly key: string;
  readonly executor: Executor;
  /** What its weights were chosen by. */
  weights: string | undefined;
}

export function createSession(): Session {
  let kept: Kept | undefined;
  // A document that comes again has the same types: it is immutable.
  let inferred: { readonly document: Document; readonly inference: Inference } | undefined;

  return {
    prepare({ document, ports, weights: file, sources }) {
      if (inferred?.document !== document) inferred = { document, inference: infer(document) };
      const { inference } = inferred;
      const key = planKey(inference, ports);
      if (kept?.key !== key) {
        // The old arena can go before the new one is allocated.
        kept = undefined;
        const compiled = compile(inference, ports);
        if ('problems' in compiled) return compiled;
        const allocated = allocate(() => createExecutor(compiled.plan));
        if ('problems' in allocated) return allocated;
        kept = { key, executor: allocated.executor, weights: undefined };
      }
      const { executor } = kept;
      const seed = document.seed ?? 0;
      const source = JSON.stringify([seed, file?.id]);
      if (kept.weights !== source) {
        const needed = new Map([...inference.weights].filter(([name]) => executor.reads(name)));
        const { weights } = chooseWeights(seed, needed, file?.tensors);
        for (const [name, { data }] of weights) executor.write(name, data);
        kept.weights = source;
      }
      for (const [port, values] of sourceValues(inference))
        executor.write(port, sources?.get(port) ?? values);
      executor.start();
      return { executor };
    },
  };
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
