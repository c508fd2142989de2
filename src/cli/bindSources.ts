import { resolve as resolvePath } from 'node:path';
import { type JsonValue, Misfit } from '../base/problem.ts';
import { didYouMean } from '../base/suggest.ts';
import { type Axis, axesIn, shapeOf } from '../base/valueType.ts';
import type { Layer } from '../blocks/define.ts';
import { type ResolvedNode, resolve, type Scope } from '../compiler/resolve.ts';
import type { Document } from '../document/document.ts';
import { setParameter } from '../document/edits.ts';
import { shown } from '../document/loadError.ts';
import { Failure } from './command.ts';
import { parsePng } from './parsePng.ts';
import { readBytes } from './readFile.ts';
import type { Given } from './readInput.ts';
import { readNumbers } from './readNumbers.ts';
import { readPicture } from './readPicture.ts';

/** A document whose sources have the values that an input gives them. */
export interface Bound {
  readonly document: Document;
  /** Numbers that no type depends on, by port (`draw.out`), in row-major order, in place of the document's. */
  readonly sources: ReadonlyMap<string, Float32Array>;
}

/** More bytes than the largest picture of a source takes, however badly it is packed. */
const mostPicture = 2 ** 27;

export type Source = ResolvedNode & { readonly block: Layer };

/** All sources of a document by path, whatever else is wrong with it. */
export function sourcesOf(document: Document): ReadonlyMap<string, Source> {
  return sourcesIn(resolve(document).scope);
}

function sourcesIn(scope: Scope): ReadonlyMap<string, Source> {
  return new Map(
    scope.nodes.flatMap((node): (readonly [string, Source])[] => {
      const { block, body } = node;
      if (body) return [...sourcesIn(body)];
      return !block.body && block.source ? [[node.path, { ...node, block }]] : [];
    }),
  );
}

/** Puts the values of an input in place; a `Failure` lists all that do not fit their sources. */
export async function bindSources(
  document: Document,
  sources: ReadonlyMap<string, Source>,
  { values, folder }: Given,
): Promise<Bound> {
  const numbers = new Map<string, Float32Array>();
  const mistakes: string[] = [];
  let bound = document;
  for (const [path, given] of values) {
    try {
      const source = sources.get(path);
      if (!source)
        throw new Failure([
          `${path}: there is no such source in the graph.${didYouMean(path, sources.keys())}`,
        ]);
      const found = await valueFor(source, given, folder);
      bound = setParameter(bound, path, found.parameter, found.value);
      if (found.numbers) numbers.set(`${path}.out`, found.numbers);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      mistakes.push(...error.lines);
    }
  }
  if (mistakes.length > 0) throw new Failure(mistakes);
  return { document: bound, sources: numbers };
}

/** What is to become of a source: one of its parameters, and numbers beside it where no type depends on them. */
interface Value {
  readonly parameter: string;
  /** `undefined` clears what the document has. */
  readonly value: JsonValue | undefined;
  readonly numbers?: Float32Array;
}

/** What an input gives a source; a `Failure` says what does not fit. Names of pictures start from the folder. */
export async function valueFor(source: Source, given: unknown, folder: string): Promise<Value> {
  const { path, block, params } = source;
  const port = `${path}.out`;
  for (const [parameter, { kind, data, default: none }] of Object.entries(block.params)) {
    if (kind !== 'text' && kind !== 'numbers' && kind !== 'pixels') continue;
    if (kind === 'text') return { parameter, value: textFor(source, parameter, given) };
    const { out } = block.infer({}, { ...params, [parameter]: none }, { path });
    const axes = out ? axesIn(out) : [];
    if (!data) return { parameter, value: rowsFor(port, given, axes) };
    const picture = kind === 'pixels' && typeof given === 'string';
    const numbers = picture
      ? await imageFor(port, given, shapeOf({ axes }), folder)
      : Float32Array.from(readNumbers(port, given, axes));
    return { parameter, value: undefined, numbers };
  }
  throw new Error(`${block.type} has no parameter for its value.`);
}

/** A text that the source takes. */
function textFor({ path, block, params }: Source, parameter: string, given: unknown): string {
  if (typeof given !== 'string')
    throw new Failure([`${path}.out: the value must be a text, but is ${shown(given)}.`]);
  try {
    block.infer({}, { ...params, [parameter]: given }, { path });
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    // What is wrong with the other parameters is the graph's mistake, and said with all of those.
    if (error.code !== 'bad-parameter') throw new Failure([`${path}.out: ${error.message}`]);
  }
  return given;
}

/** Any number of rows; a flat list where a row is one number. */
function rowsFor(port: string, given: unknown, axes: readonly Axis[]): JsonValue {
  const { size } = axes.at(-1) ?? {};
  if (typeof size !== 'number') throw new Error(`The rows of ${port} must be of a known length.`);
  const flat = size === 1 && Array.isArray(given) && !Array.isArray(given[0]);
  const numbers = readNumbers(port, given, flat ? axes.slice(0, -1) : axes);
  return Array.from({ length: numbers.length / size }, (_, row) =>
    numbers.slice(row * size, (row + 1) * size),
  );
}

async function imageFor(
  port: string,
  name: string,
  [height = 0, width = 0, channels = 1]: readonly number[],
  folder: string,
): Promise<Float32Array> {
  const refuse = (what: string) => new Failure([`${port}: ${what}`]);
  const path = resolvePath(folder, name);
  const bytes = await readBytes(path, mostPicture).catch((error) => {
    throw error instanceof Failure ? new Failure(error.lines.map((line) => `${port}: ${line}`)) : error;
  });
  const png = parsePng(bytes);
  if (!png) throw refuse(`${name} is no PNG that can be read.`);
  if (png.height !== height || png.width !== width)
    throw refuse(
      `the picture must be ${width} pixels wide and ${height} high, but ${name} is ${png.width} wide and ${png.height} high.`,
    );
  const values = readPicture(png, channels);
  if (!values) throw refuse(`${name} is no PNG that can be read.`);
  return values;
}
