import { didYouMean } from '../base/suggest.ts';
import type { Document } from '../document/document.ts';
import type { Examples } from '../training/bindExamples.ts';
import { type Source, sourcesOf, valueFor } from './bindSources.ts';
import { Failure } from './command.ts';
import { type Given, readInputs } from './readInput.ts';

type Value = Float32Array | string;

/**
 * The examples of a file for a document, one object of the values of sources a line; every line has the same sources. A `Failure`
 * says in which line something does not fit.
 */
export async function readExampleLines(document: Document, path: string): Promise<Examples> {
  const sources = sourcesOf(document);
  const inputs = await readInputs(path);
  const lines: ReadonlyMap<string, Value>[] = [];
  const numbers: number[] = [];
  for (const { line = 1, read } of inputs) {
    try {
      lines.push(await valuesOf(sources, read(), lines[0]));
      numbers.push(line);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw new Failure(error.lines.map((each) => `${path}, line ${line}: ${each}`));
    }
  }
  return {
    count: lines.length,
    sources: [...(lines[0]?.keys() ?? [])],
    nameOf: (example) => `${path}, line ${numbers[example]}`,
    valueOf: (source, example) => lines[example]?.get(source) ?? '',
  };
}

async function valuesOf(
  sources: ReadonlyMap<string, Source>,
  { values, folder }: Given,
  first: ReadonlyMap<string, Value> | undefined,
): Promise<ReadonlyMap<string, Value>> {
  const found = new Map<string, Value>();
  for (const [path, given] of values) {
    const source = sources.get(path);
    if (!source)
      throw new Failure([
        `${path}: there is no such source in the graph.${didYouMean(path, sources.keys())}`,
      ]);
    const { value, numbers } = await valueFor(source, given, folder);
    if (numbers) found.set(path, numbers);
    else if (typeof value === 'string') found.set(path, value);
    else found.set(path, Float32Array.from(Array.isArray(value) ? value.flat() : [], Number));
  }
  const missing = [...(first?.keys() ?? [])].find((path) => !found.has(path));
  const added = first && [...found.keys()].find((path) => !first.has(path));
  if (missing !== undefined)
    throw new Failure([`${missing}: the source has a value in the first line, but none here.`]);
  if (added !== undefined)
    throw new Failure([`${added}: the source has a value here, but none in the first line.`]);
  return found;
}
