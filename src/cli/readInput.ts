import { dirname, extname, resolve } from 'node:path';
import { didYouMean } from '../base/suggest.ts';
import { countElements, describeType, shapeOf, type ValueType } from '../base/valueType.ts';
import type { Inference } from '../compiler/infer.ts';
import { parseJson } from '../document/json.ts';
import { shown } from '../document/loadError.ts';
import { Failure } from './command.ts';
import { readBytes } from './readGraph.ts';
import { readPicture } from './readPicture.ts';

/** Values for sources, by port (`draw.out`), in row-major order. */
export type SourceValues = ReadonlyMap<string, Float32Array>;

/** What an input file holds: one set of values, or in a `.jsonl` one a line; read when it is asked for. */
export interface Input {
  /** The line that it stands in, if it is one of several. */
  readonly line: number | undefined;
  read(): Promise<SourceValues>;
}

/** Takes an input file apart; names of pictures in it start from its folder. */
export async function readInputs(path: string, inference: Inference): Promise<readonly Input[]> {
  const text = new TextDecoder().decode(await readBytes(path)).replace(/^\uFEFF/, '');
  const folder = dirname(path);
  if (extname(path) !== '.jsonl')
    return [{ line: undefined, read: () => readValues(text, path, folder, inference) }];
  return text.split('\n').flatMap((each, i) => {
    if (each.trim() === '') return [];
    return [{ line: i + 1, read: () => readValues(each, path, folder, inference) }];
  });
}

async function readValues(
  text: string,
  path: string,
  folder: string,
  inference: Inference,
): Promise<SourceValues> {
  const parsed = parseJson(text);
  if (!('value' in parsed)) {
    const { line, column, message } = parsed.error;
    throw new Failure([`${path}: This is not JSON: in line ${line}, column ${column}, ${message}.`]);
  }
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Failure([
      `${path}: the input must be an object with the paths of sources, but is ${shown(value)}.`,
    ]);
  const sources = sourcesOf(inference.scope);
  const values = new Map<string, Float32Array>();
  const mistakes: string[] = [];
  for (const [source, given] of Object.entries(value)) {
    const port = `${source}.out`;
    const type = inference.types.get(port);
    try {
      if (!sources.has(source) || !type)
        throw new Failure([
          `${source}: there is no such source in the graph.${didYouMean(source, sources.keys())}`,
        ]);
      const picture = sources.get(source) === 'image' && typeof given === 'string';
      values.set(port, picture ? await readImage(port, given, type, folder) : readNumbers(port, given, type));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      mistakes.push(...error.lines);
    }
  }
  if (mistakes.length > 0) throw new Failure(mistakes);
  return values;
}

/** The paths of all sources, and the types of their blocks. */
function sourcesOf(scope: Inference['scope']): ReadonlyMap<string, string> {
  return new Map(
    scope.nodes.flatMap(({ path, block, body }): (readonly [string, string])[] => {
      if (body) return [...sourcesOf(body)];
      return !block.body && block.source ? [[path, block.type]] : [];
    }),
  );
}

async function readImage(port: string, name: string, type: ValueType, folder: string): Promise<Float32Array> {
  const bytes = await readBytes(resolve(folder, name));
  const [height, width, channels = 1] = shapeOf(type);
  const picture = decoded(() => readPicture(bytes, channels));
  if (!picture) throw new Failure([`${port}: ${name} is no PNG that can be read.`]);
  if (picture.height !== height || picture.width !== width)
    throw new Failure([
      `${port}: the picture must be ${width} pixels wide and ${height} high, but ${name} is ${picture.width} wide and ${picture.height} high.`,
    ]);
  return picture.values;
}

/** The decoder throws plain errors for whatever it does not like. */
function decoded<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** Numbers in lists within lists, as deep as the type has axes. */
function readNumbers(port: string, given: unknown, type: ValueType): Float32Array {
  const sizes = shapeOf(type);
  const values = new Float32Array(countElements(sizes));
  let at = 0;
  const refuse = (place: string, what: string) => {
    throw new Failure([
      `${port}: the value must be numbers for ${describeType(type)}, but ${place === '' ? 'it' : place} ${what}.`,
    ]);
  };
  const take = (value: unknown, depth: number, place: string) => {
    const size = sizes[depth];
    if (size === undefined) {
      if (typeof value === 'number' && Number.isFinite(Math.fround(value))) values[at++] = value;
      else refuse(place, `is ${shown(value)}`);
    } else if (!Array.isArray(value)) refuse(place, `is ${shown(value)} instead of a list of ${size}`);
    else if (value.length !== size) refuse(place, `is a list of ${value.length} instead of ${size}`);
    else for (let i = 0; i < size; i++) take(value[i], depth + 1, `${place}[${i}]`);
  };
  take(given, 0, '');
  return values;
}
