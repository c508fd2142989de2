import type { FusedParams } from '../ir/primitives/fused.ts';
import type { ScanParams } from '../ir/primitives/scan.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import { type Read, viewOfMove } from './readOf.ts';
import { selectFused } from './selectFused.ts';
import { sizeOf } from './sizeOf.ts';
import { splitAxes } from './view.ts';

/** A sequence whose slices lie in another value as they are: the first at `start`, each so far behind the one before. */
export interface Slices {
  readonly of: ValueId;
  readonly start: number;
  readonly step: number;
}

/**
 * The values that need not be put together: moves make them, and all that reads them are scans, slice by slice. So are windows
 * over which a recurrence runs, and sequences that are turned round.
 */
export function slicesOf(program: Program): ReadonlyMap<ValueId, Slices> {
  const scans = program.equations.filter(({ primitive }) => primitive === 'scan');
  if (scans.length === 0) return new Map();
  const lengths = new Map(
    scans.flatMap(({ inputs, params }) => {
      const { elements, length } = params as ScanParams;
      return inputs.slice(0, elements).map((id) => [id, length] as const);
    }),
  );
  const readAsWholes = new Set([
    ...program.outputs,
    ...program.equations.flatMap(({ primitive, inputs, params }) =>
      primitive === 'scan' ? inputs.slice((params as ScanParams).elements) : inputs,
    ),
  ]);
  const found = new Map<ValueId, Slices>();
  for (const equation of program.equations) {
    const [id = -1] = equation.outputs;
    const length = lengths.get(id);
    const read = length && !readAsWholes.has(id) ? readBy(equation, program) : undefined;
    const split = read && length && splitAxes(read.view, sizeOf(program, id) / length);
    if (!split) continue;
    const [[outer, ...moreOuter], [along, ...more]] = split;
    if (moreOuter.length > 0 || more.length > 0 || (along && along.stride !== 1)) continue;
    const { input, view } = read;
    found.set(id, { of: equation.inputs[input] ?? -1, start: view.start, step: outer?.stride ?? 0 });
  }
  return found;
}

/** What an equation that only moves numbers reads, and how. */
function readBy(equation: Equation, { shapes }: Program): Read | undefined {
  if (equation.primitive === 'fused') {
    const selected = selectFused(equation.params as FusedParams);
    return selected?.kind === 'move' ? selected.x : undefined;
  }
  const view = viewOfMove(equation, shapes);
  return view && { input: 0, view };
}
