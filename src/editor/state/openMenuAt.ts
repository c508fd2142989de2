import { isAnnotation } from '../../document/annotations.ts';
import { select } from './selection.ts';
import type { Editor } from './store.ts';

/**
 * Opens the menu of what can be done with the selection, which becomes the node, note or frame under the pointer if it is not part
 * of it.
 */
export function openMenuAt(
  editor: Editor,
  { clientX: x, clientY: y }: { readonly clientX: number; readonly clientY: number },
  id?: string,
): void {
  const { selectedNodes, selectedAnnotations } = editor.getState();
  if (id !== undefined && !selectedNodes.has(id) && !selectedAnnotations.has(id)) {
    if (isAnnotation(id)) select(editor, [], [], [id]);
    else select(editor, [id]);
  }
  editor.setState({ menu: { x, y } });
}
