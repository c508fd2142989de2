import { placeAt } from '../state/addBlock.ts';
import type { Editor } from '../state/store.ts';
import type { useReactFlow } from './flow/flow.ts';

type Flow = Pick<ReturnType<typeof useReactFlow>, 'screenToFlowPosition'>;

/** Opens the menu of all blocks at the pointer; the one that is picked goes there, into a body if the pointer is on one. */
export function openAddMenu(
  editor: Editor,
  flow: Flow,
  { clientX: x, clientY: y }: { readonly clientX: number; readonly clientY: number },
): void {
  const at = flow.screenToFlowPosition({ x, y }, { snapToGrid: false });
  editor.setState({ adding: { x, y, place: placeAt(editor.getState().layout, at.x, at.y) } });
}
