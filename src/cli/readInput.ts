import { dirname, extname } from 'node:path';
import { isDeeper, parseJson } from '../document/json.ts';
import { limits } from '../document/limits.ts';
import { shown } from '../document/loadError.ts';
import { repeatedKey } from '../exchange/repeatedKey.ts';
import { Failure } from './command.ts';
import { readText } from './readFile.ts';

/** Values for sources by path, not looked at yet; names of pictures in them start from the folder. */
export interface Given {
  readonly values: ReadonlyMap<string, unknown>;
  readonly folder: string;
}

/** What an input file holds: one set of values, or in a `.jsonl` one a line; read when it is asked for. */
export interface Input {
  /** The line that it stands in, if it is one of several. */
  readonly line: number | undefined;
  read(): Given;
}

/** Takes an input file apart. */
export async function readInputs(path: string): Promise<readonly Input[]> {
  const text = await readText(path);
  const folder = dirname(path);
  if (extname(path).toLowerCase() !== '.jsonl')
    return [{ line: undefined, read: () => ({ values: readValues(text, path), folder }) }];
  return text.split('\n').flatMap((each, i) => {
    if (each.trim() === '') return [];
    return [{ line: i + 1, read: () => ({ values: readValues(each), folder }) }];
  });
}

/** The object in a text: a whole file, or one line of it. */
function readValues(text: string, file?: string): ReadonlyMap<string, unknown> {
  const refuse = (what: string) => new Failure([file === undefined ? what : `${file}: ${what}`]);
  const parsed = parseJson(text);
  if (!('value' in parsed)) {
    const { line, column, message } = parsed.error;
    const place = file === undefined ? `in column ${column}` : `in line ${line}, column ${column}`;
    throw refuse(`This is not JSON: ${place}, ${message}.`);
  }
  const { value } = parsed;
  if (isDeeper(value, limits.depth))
    throw refuse(`the input must be nested at most ${limits.depth} levels deep, but goes on below that.`);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refuse(`the input must be an object with the paths of sources, but is ${shown(value)}.`);
  const repeated = repeatedKey(text);
  if (repeated !== undefined)
    throw refuse(`the input must have each source once, but has ${shown(repeated)} twice.`);
  return new Map(Object.entries(value));
}
