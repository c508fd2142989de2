import { type Inference, infer } from '../compiler/infer.ts';
import type { Document } from '../document/document.ts';
import { load } from '../document/load.ts';
import { describeError, type Loaded } from '../document/loadError.ts';
import { Failure } from './command.ts';
import { readText } from './readFile.ts';

/** The document in a file, however unfinished. */
export async function readGraph(path: string): Promise<Document> {
  return accepted(load(await readText(path)));
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
