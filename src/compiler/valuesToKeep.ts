import type { Program, ValueId } from '../ir/program.ts';
import { offsetInOperand } from './offsetInOperand.ts';

/**
 * A 1 for each of the values that had better be there until the next run, so that it need not make them again: results, and what
 * is made of constants and lasting inputs alone and is read by anything else. Of one that shows a part of another, it is the
 * other. None where no input lasts: then everything is done again.
 */
export function valuesToKeep(program: Program, lasting: Iterable<ValueId>): Uint8Array {
  const count = program.shapes.length;
  const kept = new Uint8Array(count);
  const lasts = new Uint8Array(count);
  for (const id of lasting) lasts[id] = 1;
  if (!lasts.includes(1)) return kept;
  /** The value in whose memory one lies that only shows a part of it. */
  const wholes = new Int32Array(count).map((_, id) => id);
  const keep = (id: ValueId) => {
    kept[wholes[id] ?? id] = 1;
  };
  for (const equation of program.equations) {
    const { inputs, outputs } = equation;
    if (inputs.every((id) => lasts[id] === 1)) for (const id of outputs) lasts[id] = 1;
    else for (const id of inputs) if (lasts[id] === 1) keep(id);
    const [x = -1] = inputs;
    if (offsetInOperand(equation, program.shapes) !== undefined)
      for (const id of outputs) wholes[id] = wholes[x] ?? x;
  }
  for (const id of program.outputs) keep(id);
  return kept;
}
