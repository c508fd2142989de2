import { namePattern } from '../../base/names.ts';
import { rename } from '../../document/edits.ts';
import { graphAt } from '../../document/graph.ts';
import { limits } from '../../document/limits.ts';
import { followPaths } from '../../document/moves.ts';
import { joinPath, splitPath } from '../../document/path.ts';
import type { Editor } from './store.ts';

/** The rule that an id would break for the node at this path, in a sentence; none when the node may be called so. */
export function ruleOfId(editor: Editor, path: string, id: string): string | undefined {
  const [scope, before] = splitPath(path);
  if (id === before) return undefined;
  if (id === '') return 'Needs an id.';
  if (id.length > limits.name) return `Needs at most ${limits.name} characters, but has ${id.length}.`;
  const stranger = /[^A-Za-z0-9_-]/u.exec(id)?.[0];
  if (stranger !== undefined)
    return `Needs letters, digits, - and _ alone, but has ${stranger === ' ' ? 'a space' : `“${stranger}”`}.`;
  if (!namePattern.test(id)) return `Needs another id: “${id}” means something else in files.`;
  const taken = graphAt(editor.getState().history.present, scope)?.nodes.some((node) => node.id === id);
  return taken ? `Needs an id of its own, but there is another “${id}” here.` : undefined;
}

/** Gives a node another id, if it may have it. What is selected or closed stays so under its new path. */
export async function renameNode(editor: Editor, path: string, id: string): Promise<void> {
  const [scope, before] = splitPath(path);
  if (id === before || ruleOfId(editor, path, id) !== undefined) return;
  // Behind the first paint: few rename.
  const { editMoving } = await import('./storedWeights.ts');
  const moved = new Map([[path, joinPath(scope, id)]]);
  editMoving(editor, (document) => rename(document, path, id), moved, {
    more: { selectedNodes: followPaths(editor.getState().selectedNodes, moved) },
  });
}
