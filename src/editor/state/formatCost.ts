import type { Cost, Count } from '../../compiler/costs.ts';

/** `950`, `1.24 M`: three digits and what they count in. */
export function formatCount(count: number): string {
  return scaled(count, ['', ' k', ' M', ' G', ' T', ' P']);
}

/** `128 B`, `3.42 MB` of so many numbers, four bytes each. */
export function formatMemory(numbers: number): string {
  return scaled(4 * numbers, [' B', ' kB', ' MB', ' GB', ' TB', ' PB']);
}

/** A count in words: what is known of it, and what more there is to know. */
export function describeCount({ known, waitsFor }: Count, format: (known: number) => string): string {
  if (waitsFor === undefined) return format(known);
  return known === 0 ? `depends on ${waitsFor}` : `${format(known)}, and more with ${waitsFor}`;
}

/** The same in as few words as can be. */
export function shortCount({ known, waitsFor }: Count, format: (known: number) => string): string {
  if (waitsFor === undefined) return format(known);
  return known === 0 ? 'unknown' : `at least ${format(known)}`;
}

/** The numbers that weights and activations are together. */
export function memoryOf({ weights, activations }: Cost): Count {
  return { ...activations, known: weights + activations.known };
}

function scaled(value: number, units: readonly string[]): string {
  let rest = value;
  let unit = 0;
  // What would be rounded to four digits counts in the next unit.
  while (rest >= 999.5 && unit < units.length - 1) {
    rest /= 1000;
    unit++;
  }
  return `${unit === 0 ? rest : Number(rest.toPrecision(3))}${units[unit]}`;
}
