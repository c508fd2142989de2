import type { Reading } from '../fault.ts';
import type { DecodePicture } from './readPictures.ts';

/** A file, and where it lies in what was chosen: `digits/3/1.png`. */
export interface DataFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface DatasetOptions {
  readonly decode: DecodePicture;
  /** How many channels pictures are to have. */
  readonly channels?: 1 | 3;
  /** The column of a table that is to be predicted. */
  readonly target?: string;
  /** Those that it is predicted from. */
  readonly inputs?: readonly string[];
}

/**
 * Reads a data set by the name of the first file: pictures in folders, a table (`.csv`, `.tsv`), a text (`.txt`: trees where its first
 * line begins with a bracket, else a line an example), or IDX files. Of tables and texts there is one.
 */
export async function readDataset(
  files: readonly DataFile[],
  { decode, channels, target, inputs }: DatasetOptions,
): Promise<Reading> {
  const [first, second] = files;
  if (!first) return { dataset: undefined, faults: [] };
  const name = first.path.split('/').at(-1) ?? '';
  if (/\.(png|jpe?g|webp|gif)$/i.test(name)) {
    const { readPictures } = await import('./readPictures.ts');
    return readPictures(files, decode, { ...(channels && { channels }) });
  }
  if (!/\.(csv|tsv|txt)$/i.test(name)) {
    const { readIdx } = await import('./readIdx.ts');
    return readIdx(files.map(({ path, bytes }) => ({ name: path, bytes })));
  }
  if (second)
    return {
      dataset: undefined,
      faults: [{ file: second.path, message: `${first.path} holds all examples. Choose one file.` }],
    };
  const given = { name: first.path, text: new TextDecoder().decode(first.bytes) };
  if (!name.toLowerCase().endsWith('.txt')) {
    const { readCsv } = await import('./readCsv.ts');
    return readCsv(given, { ...(target !== undefined && { target }), ...(inputs && { inputs }) });
  }
  if (given.text.trimStart().startsWith('(')) {
    const { readTrees } = await import('./readTrees.ts');
    return readTrees(given);
  }
  const { readLines } = await import('./readLines.ts');
  return readLines(given);
}
