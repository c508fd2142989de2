import { chooseWeights, compareWeights, namesToDraw } from '../../compiler/weights.ts';
import { readSafetensors, writeSafetensors } from '../../exchange/safetensors.ts';
import { download } from './download.ts';
import { fileName } from './files.ts';
import { notify } from './notify.ts';
import type { Editor } from './store.ts';
import { storeWeights } from './storedWeights.ts';

/** Hands all weights of the graph to the browser's downloads, as a safetensors file. */
export function saveWeights(editor: Editor): void {
  const { history, inference, weights } = editor.getState();
  if (weights === 'loading') return;
  const chosen = chooseWeights(history.present.seed ?? 0, inference.weights, weights?.tensors);
  const name = fileName(history.present).replace(/\.json$/, '.safetensors');
  download(name, new Blob([writeSafetensors(chosen.weights)], { type: 'application/octet-stream' }));
  notify(editor, { tone: 'info', text: `Saved as ${name}.` });
}

/**
 * Makes the weights in a safetensors file those of the graph, by name, where they fit. What does not fit is told; nothing is
 * changed when none does, or when the file cannot be read.
 */
export function takeWeights(editor: Editor, name: string, bytes: Uint8Array): void {
  const { inference } = editor.getState();
  const refuse = (reason: string) =>
    notify(editor, { tone: 'error', text: `${name} was not taken. ${reason}` });
  const read = readSafetensors(bytes);
  if (read.tensors === undefined) {
    refuse(read.error);
    return;
  }
  const [first, ...others] = compareWeights(inference.weights, read.tensors);
  const more = others.length > 0 ? ` And ${others.length} more.` : '';
  const left = new Set(namesToDraw(inference.weights, read.tensors));
  const fitting = [...inference.weights.keys()].filter((each) => !left.has(each));
  if (fitting.length === 0) {
    refuse(first === undefined ? 'The graph has no weights.' : `None of its weights fits: ${first}${more}`);
    return;
  }
  const { tensors } = read;
  storeWeights(
    editor,
    new Map(fitting.flatMap((each) => [[each, tensors.get(each)] as const]).filter(isThere)),
  );
  const taken = `${fitting.length} ${fitting.length === 1 ? 'weight was' : 'weights were'} taken from ${name}.`;
  notify(editor, {
    tone: 'info',
    text: first === undefined ? taken : `${taken} The rest follows from the seed: ${first}${more}`,
  });
}

function isThere<T>(entry: readonly [string, T | undefined]): entry is readonly [string, T] {
  return entry[1] !== undefined;
}
