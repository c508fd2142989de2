import { didYouMean } from '../base/suggest.ts';
import { infer } from '../compiler/infer.ts';
import { topSources } from '../compiler/sources.ts';
import { type Binding, chooseColumns } from '../data/chooseColumns.ts';
import type { Dataset } from '../data/dataset.ts';
import { faultText, type Reading } from '../data/fault.ts';
import type { Document } from '../document/document.ts';
import type { Examples } from '../training/bindExamples.ts';
import { examplesOf } from '../training/examplesOf.ts';
import { Failure, type Io } from './command.ts';
import { makeData } from './makeData.ts';
import { readDataFiles } from './readDataFiles.ts';
import { readExampleLines } from './readExampleLines.ts';

/** Where examples are to come from, as the options of a command say it. */
export interface ExampleOptions {
  readonly data?: string | undefined;
  readonly make?: string | undefined;
  readonly target?: string | undefined;
  readonly inputs?: string | undefined;
  readonly columns?: string | undefined;
}

/**
 * The examples that a document is to learn from: JSON lines with values for its sources, a data set in files, or one that is made. What
 * cannot be used of a data set is said, and left out; a `Failure` says why there is nothing.
 */
export async function readExamples(
  document: Document,
  { data, make, target, inputs, columns }: ExampleOptions,
  io: Io,
): Promise<Examples> {
  if ((data === undefined) === (make === undefined))
    throw new Failure(['train needs examples: either files, by --data, or a generator, by --make.'], 2);
  if (inputs !== undefined && target === undefined)
    throw new Failure(['--inputs needs --target: the column that is to be predicted from them.'], 2);
  if (data !== undefined && /\.jsonl?$/i.test(data)) return readExampleLines(document, data);
  const choice = {
    ...(target !== undefined && { target }),
    ...(inputs !== undefined && { inputs: inputs.split(',').map((each) => each.trim()) }),
  };
  const { dataset, faults }: Reading =
    make === undefined ? await readDataFiles(data ?? '', { document, ...choice }) : makeData(make);
  if (!dataset) throw new Failure(faults.map(faultText));
  for (const fault of faults) io.err(`Left out: ${faultText(fault)}`);
  const bindings = pair(document, dataset, columns);
  const taken = bindings.flatMap(({ path, column }) =>
    column === undefined ? [] : [[path, column] as const],
  );
  const said = taken.map(([path, column]) => `${path} takes ${column}`).join(', ');
  io.err(`${dataset.name}, ${dataset.count} ${dataset.count === 1 ? 'example' : 'examples'}: ${said}.`);
  return examplesOf(dataset, new Map(taken));
}

/** Which source takes which column: as `source=column,…` says, else what fits. */
function pair(document: Document, dataset: Dataset, given: string | undefined): readonly Binding[] {
  const sources = topSources(infer(document));
  const chosen = new Map(given?.split(',').map((each) => splitPair(each)) ?? []);
  const bindings = chooseColumns(sources, dataset, chosen);
  for (const [path, column] of chosen) {
    const binding = bindings.find((each) => each.path === path);
    if (!binding) {
      const paths = sources.map((each) => each.path);
      throw new Failure([`${path}: there is no such source in the graph.${didYouMean(path, paths)}`]);
    }
    if (!binding.fitting.includes(column))
      throw new Failure([
        `${path}: the source cannot take ${quoted(column)}. ${columnsText(dataset, binding)}`,
      ]);
  }
  if (bindings.every(({ column }) => column === undefined))
    throw new Failure([
      `${dataset.name}: no source of the graph can take anything of it. ${columnsText(dataset)}`,
    ]);
  return bindings;
}

function splitPair(text: string): readonly [source: string, column: string] {
  const sign = text.indexOf('=');
  if (sign < 1) throw new Failure([`--columns must be SOURCE=COLUMN,…, but has ${quoted(text)}.`], 2);
  return [text.slice(0, sign).trim(), text.slice(sign + 1).trim()];
}

function columnsText({ columns }: Dataset, binding?: Binding): string {
  const all = columns.map(({ name, kind }) => `${name} (${kind})`).join(', ');
  const fitting =
    binding && binding.fitting.length > 0 ? ` Of these, ${binding.fitting.join(', ')} would fit.` : '';
  return `There is ${all}.${fitting}`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
