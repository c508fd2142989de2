/** Advance widths at 1 px, by the class of the letter: those of a wide sans-serif (DejaVu Sans), so that nothing is cut. */
const narrow = new Set([..."ijlIt.,:;|!’'()[]/ f-r"]);
const wide = new Set([...'mwMW@%×']);

/**
 * About how wide a text is in the interface's font. Layout must not wait for a browser to measure, nor differ between
 * machines, so this is a table and not a measurement.
 */
export function measureText(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) {
    if (narrow.has(letter)) ems += 0.37;
    else if (wide.has(letter)) ems += 0.9;
    else ems += letter === letter.toLowerCase() ? 0.62 : 0.72;
  }
  return ems * fontSize;
}

/** How wide the longest of some names of ports is. */
export function longest(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => measureText(name, 11)));
}
