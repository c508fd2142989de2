import { namePattern } from '../../base/names.ts';
import { rename } from '../../document/edits.ts';
import { graphAt } from '../../document/graph.ts';
import { limits } from '../../document/limits.ts';
import { joinPath, splitPath } from '../../document/path.ts';
import { edit } from './edit.ts';
import { notify } from './notify.ts';
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
export function renameNode(editor: Editor, path: string, id: string): void {
  const [scope, before] = splitPath(path);
  if (id === before || ruleOfId(editor, path, id) !== undefined) return;
  const { selectedNodes, collapsed, inference, history } = editor.getState();
  const after = joinPath(scope, id);
  const moved = (paths: ReadonlySet<string>) =>
    new Set([...paths].map((each) => (isWithin(each, path) ? after + each.slice(path.length) : each)));
  const named = [...inference.weights.keys()].map((name) => name.replaceAll(/\[[^\]]*\]/g, ''));
  edit(editor, (document) => rename(document, path, id), {
    more: { selectedNodes: moved(selectedNodes), collapsed: moved(collapsed) },
  });
  if (editor.getState().history !== history && named.some((name) => isWithin(name, path)))
    notify(editor, {
      tone: 'info',
      text: `Weights go by their node’s path: those of ${after} were drawn anew from the seed. Undo brings the others back.`,
    });
}

/** Whether something belongs to a node: it, its weights, or what lies in its body. */
function isWithin(each: string, path: string): boolean {
  return each === path || each.startsWith(`${path}/`) || each.startsWith(`${path}.`);
}
