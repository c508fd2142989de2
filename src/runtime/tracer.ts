import { infer } from '../compiler/infer.ts';
import { sourceValues } from '../compiler/sources.ts';
import {
  type Cell,
  type CellTrace,
  type Copies,
  type MarkedPorts,
  traceCells,
} from '../compiler/traceCells.ts';
import type { Steps } from '../ir/walk.ts';
import type { Document, Traced, WeightsFile } from './protocol.ts';
import { createWeightStore } from './weightStore.ts';

/** What depends on what in a document, between some of its ports. */
export interface Tracer {
  /**
   * What cells depend on and what depends on them; and of some ports, where else their numbers are seen. What is not called for any
   * more is left off.
   */
  trace(cells: readonly Cell[], copied: readonly string[]): Steps<Traced>;
}

/** How many numbers may have to be marked at a time, a byte each; beyond that nothing is traced, and the answer says so. */
const mostMarks = 5e8;

/** Weights are looked at only where they decide which element is read. */
export function createTracer(
  document: Document,
  ports: readonly string[],
  file: WeightsFile | undefined,
): Tracer {
  let known: CellTrace | undefined;
  const knownCopies = new Map<string, Copies>();

  function openGraph(): CellTrace {
    const inference = infer(document);
    const sources = sourceValues(inference);
    const store = createWeightStore();
    const valuesOf = (name: string): Float32Array => {
      const source = sources.get(name);
      if (source) return source;
      const wanted = new Map([...inference.weights].filter(([each]) => each === name));
      return store.weightsFor(document.seed ?? 0, wanted, file).get(name)?.data ?? new Float32Array();
    };
    return traceCells(inference, ports, valuesOf);
  }

  return {
    *trace(cells, copied) {
      known ??= openGraph();
      const copies = new Map<string, Copies>();
      for (const port of copied) {
        const found = knownCopies.get(port) ?? (yield* known.copiesOf(port));
        knownCopies.set(port, found);
        copies.set(port, found);
      }
      const none: MarkedPorts = new Map();
      if (cells.length === 0) return { sources: none, targets: none, copies };
      if (Math.max(known.reachOf('back', cells), known.reachOf('forth', cells)) > mostMarks)
        return { sources: none, targets: none, copies, refused: true };
      const sources = yield* known.follow('back', cells);
      const targets = yield* known.follow('forth', cells);
      return { sources, targets, copies };
    },
  };
}
