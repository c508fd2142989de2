import { type Marks, markSources, markTargets } from '../ir/dependence.ts';
import { sizeOf } from '../ir/layout.ts';
import type { Tensor } from '../ir/program.ts';
import type { Mask } from '../ir/reads.ts';
import { findShowings } from './findShowings.ts';
import type { Inference } from './infer.ts';
import { lower } from './lower.ts';

/** An element of what a port carries, in the order in which its numbers lie; those of a pair are counted through. */
export interface Cell {
  readonly port: string;
  readonly element: number;
}

/** By port, one byte for each of its elements: 1 where it is marked. Ports without a mark are left out. */
export type MarkedPorts = ReadonlyMap<string, Mask>;

/** What depends on what in a graph, by its wiring and its sizes, whatever the weights are. */
export interface CellTrace {
  /** What any of these cells is computed from, themselves included. */
  sourcesOf(...cells: readonly Cell[]): MarkedPorts;
  /** What is computed from any of these cells, themselves included. */
  targetsOf(...cells: readonly Cell[]): MarkedPorts;
}

/**
 * Between these ports; those that have no value are left out.
 *
 * @param valuesOf the numbers that the program starts from, by name; they are asked for only where they are indices
 */
export function traceCells(
  inference: Inference,
  ports: readonly string[],
  valuesOf: (name: string) => Float32Array,
): CellTrace {
  const { program, inputs, taps } = lower(inference, ports);
  const start = (input: number): Tensor => ({
    shape: program.shapes[program.inputs[input] ?? -1] ?? [],
    data: valuesOf(inputs[input] ?? ''),
  });
  const outputs = taps.map(({ port, layout }, i) => ({
    port,
    length: sizeOf(layout),
    id: program.outputs[i] ?? -1,
  }));

  const showings = findShowings(program, outputs);

  const find = (cells: readonly Cell[], mark: typeof markSources): MarkedPorts => {
    const marks: Marks = new Map();
    /** How many elements of a port lie before those of the output: a pair has two. */
    const before = new Map<string, number>();
    for (const { port, length, id } of outputs) {
      const start = before.get(port) ?? 0;
      before.set(port, start + length);
      const own = cells.filter((cell) => cell.port === port);
      const elements = own.map(({ element }) => element - start).filter((each) => each >= 0 && each < length);
      if (elements.length === 0) continue;
      const mask = new Uint8Array(length);
      for (const element of elements) mask[element] = 1;
      marks.set(id, mask);
    }
    mark(program, start, marks, showings);
    const found = new Map<string, Mask>();
    for (const { port, length, id } of outputs) {
      const mask = marks.get(id) ?? new Uint8Array(length);
      const first = found.get(port);
      found.set(port, first ? Uint8Array.from([...first, ...mask]) : mask);
    }
    for (const [port, mask] of found) if (!mask.includes(1)) found.delete(port);
    return found;
  };

  return {
    sourcesOf: (...cells) => find(cells, markSources),
    targetsOf: (...cells) => find(cells, markTargets),
  };
}
