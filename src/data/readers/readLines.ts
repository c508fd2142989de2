import type { Dataset } from '../dataset.ts';
import { FaultList, type Reading } from '../fault.ts';

export interface LinesOptions {
  /** What is predicted one after the other. */
  readonly unit?: 'character' | 'word';
  /** Stands in front of what is read and behind what is predicted; one symbol that no line has. */
  readonly mark?: string;
}

/** The most characters in a line. */
const mostCharacters = 2000;

/**
 * Reads a text with one example a line, for predicting the next symbol: `input` is the mark and the line, `target` the line and the mark, so
 * that the first symbol is predicted from the mark alone, and the mark says that the line is over. Space around lines does not count.
 */
export function readLines(
  { name, text }: { readonly name: string; readonly text: string },
  { unit = 'character', mark = '.' }: LinesOptions = {},
): Reading {
  const faults = new FaultList(name);
  if (unit === 'character' ? [...mark].length !== 1 : !/^\S+$/.test(mark)) {
    faults.add(`The mark at the end must be one ${unit}, but is "${mark}". Choose another.`);
    return { dataset: undefined, faults: faults.all() };
  }
  const inputs: string[] = [];
  const targets: string[] = [];
  const lines: number[] = [];
  for (const [i, raw] of text
    .replace('\ufeff', '')
    .split(/\r\n?|\n/)
    .entries()) {
    const symbols = unit === 'character' ? [...raw.trim()] : raw.split(/\s+/).filter(Boolean);
    const between = unit === 'character' ? '' : ' ';
    if (symbols.length === 0) continue;
    if (symbols.includes(mark))
      faults.add(`The line has the mark "${mark}" in it. Take it out, or choose another mark.`, i + 1);
    else if (raw.length > mostCharacters)
      faults.add(`The line is ${raw.length} characters long, of at most ${mostCharacters}. Break it.`, i + 1);
    else {
      inputs.push([mark, ...symbols].join(between));
      targets.push([...symbols, mark].join(between));
      lines.push(i + 1);
    }
  }
  if (inputs.length === 0) faults.add('No line can be used. Choose a text with one example a line.');
  const dataset: Dataset = {
    name,
    count: inputs.length,
    lines: Uint32Array.from(lines),
    columns: [
      { kind: 'text', name: 'input', texts: inputs },
      { kind: 'text', name: 'target', texts: targets },
    ],
  };
  return { dataset: inputs.length > 0 ? dataset : undefined, faults: faults.all() };
}
