import { select } from './selection.ts';
import type { Editor } from './store.ts';

/** Opens the menu of what can be done with the selection, which becomes the node under the pointer if it is not part of it. */
export function openMenuAt(
  editor: Editor,
  { clientX: x, clientY: y }: { readonly clientX: number; readonly clientY: number },
  path?: string,
): void {
  if (path !== undefined && !editor.getState().selectedNodes.has(path)) select(editor, [path]);
  editor.setState({ menu: { x, y } });
}
