import { countElements } from '../base/valueType.ts';
import { finish } from '../ir/dependence.ts';
import { sizeOf } from '../ir/layout.ts';
import { asMasks, Names } from '../ir/marking.ts';
import type { Program, Tensor, ValueId } from '../ir/program.ts';
import type { Mask } from '../ir/reads.ts';
import { Structure, type Way } from '../ir/structure.ts';
import { type Steps, Walk } from '../ir/walk.ts';
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

/** By port, where it shows numbers of another one: `elements[i]` of it is number `numbers[i]` of that one, unchanged. */
export type Copies = ReadonlyMap<string, { readonly numbers: Int32Array; readonly elements: Int32Array }>;

/** What depends on what in a graph, by its wiring and its sizes, whatever the weights are. */
export interface CellTrace {
  /** What any of these cells is computed from, themselves included. */
  sourcesOf(...cells: readonly Cell[]): MarkedPorts;
  /** What is computed from any of these cells, themselves included. */
  targetsOf(...cells: readonly Cell[]): MarkedPorts;
  /** The same, step by step: the first is `back`, the second `forth`. */
  follow(way: Way, cells: readonly Cell[]): Steps<MarkedPorts>;
  /** How many elements of values that may have to mark. */
  reachOf(way: Way, cells: readonly Cell[]): number;
  /** Which numbers of other ports are those of this one: what goes in a pooling is seen where it comes from. */
  copiesOf(port: string): Steps<Copies>;
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
  /** How many elements of a port lie before those of the output: a pair has two. */
  const lengths = new Map<string, number>();
  const outputs = taps.map(({ port, layout }, i) => {
    const before = lengths.get(port) ?? 0;
    const length = sizeOf(layout);
    lengths.set(port, before + length);
    return { port, before, length, id: program.outputs[i] ?? -1 };
  });
  const showings = findShowings(program, outputs);
  const structure = new Structure(asMasks, program, [], showings);
  const walk = new Walk(program, start, structure);

  /** The values that cells are elements of, with a mark for each cell. */
  const marksOf = (cells: readonly Cell[]): Map<ValueId, Mask> => {
    const marks = new Map<ValueId, Mask>();
    for (const { port, before, length, id } of outputs)
      for (const cell of cells) {
        const element = cell.element - before;
        if (cell.port !== port || element < 0 || element >= length) continue;
        const mask = marks.get(id) ?? new Uint8Array(length);
        mask[element] = 1;
        marks.set(id, mask);
      }
    return marks;
  };

  function* follow(way: Way, cells: readonly Cell[]): Steps<MarkedPorts> {
    const marks = marksOf(cells);
    yield* walk[way](marks);
    const found = new Map<string, Mask>();
    for (const { port, before, id } of outputs) {
      const mask = marks.get(id);
      if (!mask?.includes(1)) continue;
      const whole = found.get(port) ?? new Uint8Array(lengths.get(port) ?? 0);
      whole.set(mask, before);
      found.set(port, whole);
    }
    return found;
  }

  function* copiesOf(wanted: string): Steps<Copies> {
    const names = new Names();
    const marks = new Map<ValueId, Int32Array>();
    for (const { port, before, length, id } of outputs)
      if (port === wanted)
        marks.set(
          id,
          Int32Array.from({ length }, (_, i) => names.of(before + i)),
        );
    yield* new Walk(program, start, new Structure(names, program, [], showings)).back(marks);
    const found = new Map<string, { readonly numbers: number[]; readonly elements: number[] }>();
    for (const { port, before, id } of outputs) {
      const { numbers, elements } = found.get(port) ?? { numbers: [], elements: [] };
      marks.get(id)?.forEach((mark, i) => {
        for (const name of names.in(mark)) {
          numbers.push(name);
          elements.push(before + i);
        }
      });
      if (numbers.length > 0) found.set(port, { numbers, elements });
    }
    return new Map(
      [...found].map(([port, { numbers, elements }]) => [
        port,
        { numbers: Int32Array.from(numbers), elements: Int32Array.from(elements) },
      ]),
    );
  }

  return {
    sourcesOf: (...cells) => finish(follow('back', cells)),
    targetsOf: (...cells) => finish(follow('forth', cells)),
    follow,
    reachOf(way, cells) {
      const isTold = (id: ValueId) => structure.isTold(program, id);
      return reach(program, way, marksOf(cells).keys(), isTold);
    },
    copiesOf,
  };
}

/** How many elements the values have, of those that are told, which lie before some or behind them. */
function reach(
  { equations, shapes }: Program,
  way: Way,
  from: Iterable<ValueId>,
  isTold: (id: ValueId) => boolean,
): number {
  const reached = new Set(from);
  for (const { inputs, outputs } of way === 'back' ? equations.toReversed() : equations) {
    // What a body shows of itself is marked with what it gives, and it may be there that one starts.
    const near = way === 'back' ? outputs : [...inputs, ...outputs];
    const far = way === 'back' ? [...inputs, ...outputs] : outputs;
    if (near.some((id) => reached.has(id))) for (const id of far) if (isTold(id)) reached.add(id);
  }
  return [...reached].reduce((sum, id) => sum + countElements(shapes[id] ?? []), 0);
}
