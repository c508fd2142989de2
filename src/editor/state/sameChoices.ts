import type { Choices } from '../../ir/partOf.ts';

/** Whether the same indices are chosen. */
export function sameChoices(one: Choices, other: Choices | undefined): boolean {
  return one.length === other?.length && one.every((choice, i) => choice === other[i]);
}
