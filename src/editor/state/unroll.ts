import { nodeAt } from '../../document/graph.ts';
import { splitPath } from '../../document/path.ts';
import { hasBody } from './presentScope.ts';
import type { Editor, EditorState } from './store.ts';

/** Draws the instances of a combinator's body side by side, or no longer. */
export function toggleUnrolled(editor: Editor, path: string): void {
  editor.setState(({ unrolled }) => {
    const changed = new Set(unrolled);
    if (!changed.delete(path)) changed.add(path);
    return { unrolled: changed };
  });
}

/** The combinator that is meant when a body is unrolled: the only one selected, else the nearest around the selection, else the one entered. */
export function unrollable({
  selectedNodes,
  entered,
  program,
}: Pick<EditorState, 'selectedNodes' | 'entered' | 'program'>): string | undefined {
  const [only] = selectedNodes;
  let path = selectedNodes.size === 1 && only !== undefined ? only : entered;
  while (path !== '' && !(hasBody(program, path) && nodeAt(program, path)?.body?.nodes.length))
    [path] = splitPath(path);
  return path === '' ? undefined : path;
}

/** What the drawing of an unrolled body is called among the nodes of the canvas: no path of a node has such a beginning. */
export const unrolledId = (path: string) => `unrolled:${path}`;
