import { open } from 'node:fs/promises';
import { Failure } from './command.ts';

/** The most bytes of a file that are read, so that one without an end, such as a device, is refused. */
const mostBytes = 2 ** 30;
/** Longer texts do not fit in one string of the engine. */
const mostText = 2 ** 28;

/** The bytes of a file; a `Failure` says why there are none. */
export async function readBytes(path: string, most = mostBytes): Promise<Uint8Array> {
  try {
    return await readAtMost(path, most);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure([`${path}: ${reasonOf(error)}`]);
  }
}

/** The text of a file in UTF-8, without the mark that some programs put in front. */
export async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(path, mostText));
}

async function readAtMost(path: string, most: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const chunks: Uint8Array[] = [];
    let total = 0;
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 2 ** 20 })) {
      total += chunk.length;
      if (total > most)
        throw new Failure([`${path}: the file must have at most ${most} bytes, but has more.`]);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    await file.close();
  }
}

/** Why the system refuses a file, in a sentence; throws on what is none of its errors. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) throw error;
  switch (error.code) {
    case 'ENOENT':
      return 'there is no such file.';
    case 'EISDIR':
      return 'this is a folder.';
    case 'ENOTDIR':
      return 'there is no such folder.';
    case 'EACCES':
    case 'EPERM':
      return 'the system does not permit it.';
    default:
      return `${error.message}.`;
  }
}
