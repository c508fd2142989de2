import { toBase64 } from '../../base/base64.ts';
import type { JsonValue } from '../../base/problem.ts';
import { type Column, type Dataset, datumOf, sizeOf } from '../../data/dataset.ts';
import type { Document } from '../../document/document.ts';
import { setParameter } from '../../document/edits.ts';
import { nodeAt } from '../../document/graph.ts';
import { edit } from '../state/edit.ts';
import type { Editor } from '../state/store.ts';

/** Gives the sources of the graph what an example has for them: one undo step. */
export function showExample(
  editor: Editor,
  dataset: Dataset,
  columns: ReadonlyMap<string, string>,
  example: number,
): void {
  edit(
    editor,
    (document) =>
      [...columns].reduce((before, [path, name]) => {
        const column = dataset.columns.find((each) => each.name === name);
        return column ? put(before, path, column, example) : before;
      }, document),
    { gesture: 'show an example', room: false },
  );
}

function put(document: Document, path: string, column: Column, example: number): Document {
  const datum = datumOf(column, example);
  if (typeof datum === 'string') return setParameter(document, path, 'value', datum);
  return setParameter(document, path, 'values', valuesFor(nodeAt(document, path)?.block, column, datum));
}

function valuesFor(block: string | undefined, column: Column, numbers: Float32Array): JsonValue {
  if (block === 'image') return toBase64(Uint8Array.from(numbers, (each) => Math.round(each * 255)));
  if (block !== 'series' || column.kind !== 'numbers') return [...numbers];
  const size = sizeOf(column.shape);
  if (size === 1) return [...numbers];
  return Array.from({ length: numbers.length / size }, (_, i) => [
    ...numbers.subarray(i * size, (i + 1) * size),
  ]);
}
