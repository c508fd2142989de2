import { joinPath, splitPath } from '../../document/path.ts';
import { hasBody } from './presentScope.ts';
import { type Editor, type EditorState, show } from './store.ts';

/**
 * Lets one scope fill the canvas: the body of a combinator, or with the empty path the document. What was selected there
 * before is selected again; on the way out it is the combinator that was left.
 */
export function enter(editor: Editor, scope: string): void {
  const { history, entered, selectedNodes, leftSelections } = editor.getState();
  if (scope === entered || (scope !== '' && !hasBody(history.present, scope))) return;
  show(editor, history, {
    entered: scope,
    leftSelections: new Map(leftSelections).set(entered, selectedNodes),
    selectedNodes: isWithin(entered, scope)
      ? new Set([childOn(scope, entered)])
      : (leftSelections.get(scope) ?? new Set()),
    selectedWires: new Set(),
    adding: undefined,
  });
}

/** Goes one level out. */
export function leave(editor: Editor): void {
  enter(editor, splitPath(editor.getState().entered)[0]);
}

/** The scopes from the document to the one that fills the canvas. */
export function scopesAround(scope: string): readonly string[] {
  const ids = scope === '' ? [] : scope.split('/');
  return ['', ...ids.map((_, i) => ids.slice(0, i + 1).join('/'))];
}

/** The scope to enter to see a node: the one that shows it already, else the nearest around both in which nothing hides it. */
export function scopeShowing(
  { entered, collapsed }: Pick<EditorState, 'entered' | 'collapsed'>,
  path: string,
): string {
  const [scope] = splitPath(path);
  const around = scopesAround(entered).findLast((each) => isWithin(scope, each)) ?? '';
  const between = scopesAround(scope).filter((each) => each !== around && isWithin(each, around));
  return between.some((each) => collapsed.has(each)) ? scope : around;
}

/** Whether a scope is another one, or lies in it. */
function isWithin(scope: string, outer: string): boolean {
  return outer === '' || scope === outer || scope.startsWith(`${outer}/`);
}

/** The node of a scope that a path leads through. */
function childOn(scope: string, path: string): string {
  const rest = scope === '' ? path : path.slice(scope.length + 1);
  return joinPath(scope, rest.split('/')[0] ?? '');
}
