import type { Program } from '../ir/program.ts';

/**
 * A list with an element for each value of a program, none of which is there yet. Where the first to be written is not number 0, an
 * engine may make a hash table of a list that is not as long as that.
 */
export function listFor<T>({ shapes }: Program): (T | undefined)[] {
  return new Array<T | undefined>(shapes.length).fill(undefined);
}
