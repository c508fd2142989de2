/** Advance widths of a sans-serif at 1 px, by the class of the letter; a little generous, so that nothing is cut. */
const narrow = new Set([..."ijlIt.,:;|!’'()[]/ f-r"]);
const wide = new Set([...'mwMWQOGD@%×']);

/**
 * About how wide a text is in the interface's font. Layout must not wait for a browser to measure, nor differ between
 * machines, so this is a table and not a measurement.
 */
export function measureText(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) {
    if (narrow.has(letter)) ems += 0.36;
    else if (wide.has(letter)) ems += 0.86;
    else ems += letter === letter.toLowerCase() ? 0.57 : 0.69;
  }
  return ems * fontSize;
}

/** How wide the longest of some names of ports is. */
export function longest(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => measureText(name, 11)));
}
