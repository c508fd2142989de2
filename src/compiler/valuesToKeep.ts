import type { Program, ValueId } from '../ir/program.ts';
import { offsetInOperand } from './offsetInOperand.ts';

/**
 * The values that had better be there until the next run, so that it need not make them again: results, and what is made of
 * constants and lasting inputs alone and is read by anything else. Of one that shows a part of another, it is the other. None
 * where no input lasts: then everything is done again.
 */
export function valuesToKeep(program: Program, lasting: ReadonlySet<ValueId>): ReadonlySet<ValueId> {
  const kept = new Set<ValueId>();
  if (lasting.size === 0) return kept;
  const lasts = new Set(lasting);
  /** The value in whose memory one lies that only shows a part of it. */
  const wholes = new Map<ValueId, ValueId>();
  const keep = (id: ValueId) => kept.add(wholes.get(id) ?? id);
  for (const equation of program.equations) {
    const { inputs, outputs } = equation;
    if (inputs.every((id) => lasts.has(id))) for (const id of outputs) lasts.add(id);
    else for (const id of inputs) if (lasts.has(id)) keep(id);
    const [x = -1] = inputs;
    if (offsetInOperand(equation, program.shapes) !== undefined)
      for (const id of outputs) wholes.set(id, wholes.get(x) ?? x);
  }
  for (const id of program.outputs) keep(id);
  return kept;
}
