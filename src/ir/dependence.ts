import { asMasks } from './marking.ts';
import type { Equation, Program, Tensor, ValueId } from './program.ts';
import type { Mask } from './reads.ts';
import { Structure } from './structure.ts';
import { type Steps, Walk } from './walk.ts';

/** The marks of a program's values; those of which nothing is marked may be missing. */
export type Marks = Map<ValueId, Mask>;

/** Gives the numbers of an input of a program, which are asked for only where they are indices. */
export type InputValues = (input: number) => Tensor;

/** Equations, of a program or of the sub-programs in it, that only show values in another arrangement: nothing is computed from what they give. */
export type Showings = ReadonlySet<Equation>;

/**
 * Marks in all values of a program what those marked already are computed from. Results of a sub-program that stand for
 * values on the way are marked as well, though nothing is computed from them outside, and so are showings of them.
 */
export function markSources(program: Program, inputs: InputValues, marks: Marks): void {
  finish(walkOver(program, inputs).back(marks));
}

/** Marks in all values of a program what is computed from those marked already, or from what they are showings of. */
export function markTargets(program: Program, inputs: InputValues, marks: Marks): void {
  finish(walkOver(program, inputs).forth(marks));
}

function walkOver(program: Program, inputs: InputValues): Walk<Mask> {
  return new Walk(program, inputs, new Structure(asMasks, program, program.inputs, new Set()));
}

/** Does all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  while (true) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
