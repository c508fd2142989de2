import { infer } from '../compiler/infer.ts';
import { lower } from '../compiler/lower.ts';
import { sourceValues } from '../compiler/sources.ts';
import { type Cell, traceCells } from '../compiler/traceCells.ts';
import { countFlops } from '../ir/cost.ts';
import type { Document, Traced, WeightsFile } from './protocol.ts';
import { createWeightStore } from './weightStore.ts';

/** What depends on what in a document, between some of its ports. */
export interface Tracer {
  trace(cells: readonly Cell[]): Traced;
}

/** In floating-point operations of a run; in larger graphs nothing is traced, and the answer says so. */
const mostWork = 1e8;
const refusal: Traced = { sources: new Map(), targets: new Map(), refused: true };

/** Weights are looked at only where they decide which element is read. */
export function createTracer(
  document: Document,
  ports: readonly string[],
  file: WeightsFile | undefined,
): Tracer {
  const inference = infer(document);
  const sources = sourceValues(inference);
  const store = createWeightStore();
  const valuesOf = (name: string): Float32Array => {
    const source = sources.get(name);
    if (source) return source;
    const wanted = new Map([...inference.weights].filter(([each]) => each === name));
    return store.weightsFor(document.seed ?? 0, wanted, file).get(name)?.data ?? new Float32Array();
  };
  // Element by element it is about as much work as a run; none is to keep the others waiting for long.
  if (countFlops(lower(inference, ports).program) > mostWork) return { trace: () => refusal };
  const { sourcesOf, targetsOf } = traceCells(inference, ports, valuesOf);
  return { trace: (cells) => ({ sources: sourcesOf(...cells), targets: targetsOf(...cells) }) };
}
