/** Advance widths at 1 px of letters that are narrower or wider than most, in a wide sans-serif (DejaVu Sans), rounded up. */
const classes: readonly (readonly [ems: number, letters: string])[] = [
  [0.29, "ijl|I'’"],
  [0.33, ' .,:;J'],
  [0.4, 'ft-()[]!/'],
  [0.42, 'r'],
  [0.54, 'sz'],
  [0.56, 'cL'],
  [0.6, 'kvxyFPTY'],
  [0.62, 'aeo'],
  [0.7, 'ABCKRXZV'],
  [0.79, 'DGHNOQU'],
  [0.87, 'wM×'],
  [0.99, 'mW@%'],
];
const widths = new Map(
  classes.flatMap(([ems, letters]) => [...letters].map((letter) => [letter, ems] as const)),
);
const usual = 0.64;

/**
 * About how wide a text is in the interface's font, and seldom less. Layout must not wait for a browser to measure, nor differ
 * between machines, so this is a table and not a measurement.
 */
export function measureText(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) ems += widths.get(letter) ?? usual;
  return ems * fontSize;
}

/** How wide the longest of some names of ports is. */
export function longest(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => measureText(name, 11)));
}
