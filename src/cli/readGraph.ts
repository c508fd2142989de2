import { readFile } from 'node:fs/promises';
import { type Inference, infer } from '../compiler/infer.ts';
import type { Document } from '../document/document.ts';
import { load } from '../document/load.ts';
import { describeError, type Loaded } from '../document/loadError.ts';
import { Failure } from './command.ts';

/** The bytes of a file; a `Failure` says why there are none. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Failure([`${path}: ${reasonOf(error)}`]);
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
    case 'EACCES':
    case 'EPERM':
      return 'the system does not permit it.';
    default:
      return `${error.message}.`;
  }
}

/** The document in a file, however unfinished. */
export async function readGraph(path: string): Promise<Document> {
  return accepted(load(new TextDecoder().decode(await readBytes(path))));
}

/** The document that was read, unless it was refused. */
export function accepted(loaded: Loaded): Document {
  if (loaded.errors) throw new Failure(loaded.errors.map(describeError));
  return loaded.document;
}

/** The types of a graph that has no problems. */
export function inferSound(document: Document): Inference {
  const inference = infer(document);
  if (inference.problems.length > 0) throw new Failure(inference.problems.map(describeError));
  return inference;
}
