import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading } from '../data/fault.ts';
import { type DataFile, type DatasetOptions, readDataset } from '../data/readers/readDataset.ts';
import type { Picture } from '../data/readers/readPictures.ts';
import type { Document } from '../document/document.ts';
import { sourcesOf } from './bindSources.ts';
import { Failure } from './command.ts';
import { parsePng } from './parsePng.ts';
import { readBytes, reasonOf } from './readFile.ts';
import { readPicture } from './readPicture.ts';

/** Reads a data set from files with commas between their names, or from the pictures in the folders of a folder. */
export async function readDataFiles(
  names: string,
  { document, ...choice }: { readonly document: Document } & Pick<DatasetOptions, 'target' | 'inputs'>,
): Promise<Reading> {
  const paths = (await Promise.all(names.split(',').map((name) => filesIn(name.trim())))).flat();
  const files: DataFile[] = [];
  for (const path of paths) files.push({ path, bytes: await readBytes(path) });
  const coloured = [...sourcesOf(document).values()].some(
    ({ block, params }) => block.type === 'image' && params.channels === 3,
  );
  return readDataset(files, { decode, channels: coloured ? 3 : 1, ...choice });
}

/** The file itself, or the pictures in the folders of a folder, in the order of their names. */
async function filesIn(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const found = (await readdir(path, { recursive: true }))
      .filter((name) => /\.png$/i.test(name))
      .sort()
      .map((name) => join(path, name));
    if (found.length > 0) return found;
  } catch (error) {
    throw new Failure([`${path}: ${reasonOf(error)}`]);
  }
  throw new Failure([
    `${path}: there is no PNG in the folder. Name a folder of folders with pictures, or files.`,
  ]);
}

async function decode(bytes: Uint8Array, channels: 1 | 3): Promise<Picture | undefined> {
  const png = parsePng(bytes);
  const values = png && readPicture(png, channels);
  if (!values) return undefined;
  return {
    height: png.height,
    width: png.width,
    bytes: Uint8Array.from(values, (value) => Math.round(255 * value)),
  };
}
