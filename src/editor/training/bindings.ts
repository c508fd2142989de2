import { topSources } from '../../compiler/sources.ts';
import { type Binding, chooseColumns } from '../../data/chooseColumns.ts';
import type { Editor } from '../state/store.ts';
import type { TrainingView } from './trainingView.ts';

/** The columns that the sources of the graph take. */
export function bindingsOf(editor: Editor, { dataset, chosen }: TrainingView): readonly Binding[] {
  return dataset ? chooseColumns(topSources(editor.getState().inference), dataset, chosen) : [];
}

export function columnsOf(bindings: readonly Binding[]): ReadonlyMap<string, string> {
  return new Map(bindings.flatMap(({ path, column }) => (column === undefined ? [] : [[path, column]])));
}
