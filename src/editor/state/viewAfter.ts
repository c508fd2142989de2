import type { Document } from '../../document/document.ts';
import { nodeAt } from '../../document/graph.ts';
import { followPaths, type Moves } from '../../document/moves.ts';
import type { EditorState } from './store.ts';
import { keepOnly } from './viewState.ts';

/** What an edit does to the paths of combinators. */
export interface PathChanges {
  readonly moved?: Moves | undefined;
  /** Copies of closed bodies that it puts in. */
  readonly closed?: ReadonlySet<string> | undefined;
}

/**
 * Which bodies are closed, and which unrolled, after an edit. What moves stays as it was. What was said of a node that is gone waits
 * for an undo to bring it back, and is forgotten when a new one takes its path.
 */
export function viewAfter(
  { collapsed, unrolled, history }: Pick<EditorState, 'collapsed' | 'unrolled' | 'history'>,
  changed: Document,
  { moved, closed }: PathChanges,
): Pick<EditorState, 'collapsed' | 'unrolled'> {
  const after = (paths: ReadonlySet<string>) => {
    const lasting = keepOnly(paths, (path) => nodeAt(history.present, path) || !nodeAt(changed, path));
    return moved ? followPaths(lasting, moved) : lasting;
  };
  return {
    collapsed: closed?.size ? new Set([...after(collapsed), ...closed]) : after(collapsed),
    unrolled: after(unrolled),
  };
}
