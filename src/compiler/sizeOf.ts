import { countElements } from '../base/valueType.ts';
import type { Program, ValueId } from '../ir/program.ts';

/** How many elements a value of a program has. */
export function sizeOf(program: Program, id: ValueId): number {
  return countElements(program.shapes[id] ?? []);
}
