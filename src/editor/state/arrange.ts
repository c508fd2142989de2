import { align, type Direction, distribute, type Edge, type Rectangle } from '../../document/arrange.ts';
import type { Point } from '../../document/document.ts';
import { moveNodes, setBypass } from '../../document/edits.ts';
import { splitPath } from '../../document/path.ts';
import type { Layout } from '../canvas/layout/layout.ts';
import { edit } from './edit.ts';
import { glide } from './glide.ts';
import type { Editor, EditorState } from './store.ts';

/** Lines up the selected nodes, those of each body by themselves. */
export function alignSelection(editor: Editor, edge: Edge): void {
  arrange(editor, (things) => align(things, edge));
}

/** Makes the gaps between the selected nodes equal, those of each body by themselves. */
export function distributeSelection(editor: Editor, direction: Direction): void {
  arrange(editor, (things) => distribute(things, direction));
}

/** Bypasses the selected nodes that can be, or takes them all in again when all are bypassed. */
export function toggleBypass(editor: Editor): void {
  const nodes = bypassable(editor.getState());
  const bypass = nodes.some(({ node }) => !node.bypass);
  edit(editor, (document) => nodes.reduce((changed, { path }) => setBypass(changed, path, bypass), document));
}

/** Of the selected nodes, those that have an input to pass on. */
function bypassable(state: Pick<EditorState, 'layout' | 'selectedNodes'>) {
  return outermost(state).filter(({ ports }) => ports.some(({ gives, boundary }) => !gives && !boundary));
}

/** The selected nodes without those that lie in another one. */
function outermost({ layout, selectedNodes }: Pick<EditorState, 'layout' | 'selectedNodes'>) {
  return [...selectedNodes].flatMap((path) => {
    const each = layout.get(path);
    return each && !isInside(each.scope, selectedNodes) ? [each] : [];
  });
}

function isInside(scope: string, selected: ReadonlySet<string>): boolean {
  if (scope === '') return false;
  return selected.has(scope) || isInside(splitPath(scope)[0], selected);
}

function arrange(
  editor: Editor,
  placesFor: (things: ReadonlyMap<string, Rectangle>) => ReadonlyMap<string, Point>,
): void {
  const { layout } = editor.getState();
  const places = new Map<string, Point>();
  for (const things of selectedByScope(editor.getState()).values())
    for (const [path, place] of placesFor(things)) places.set(path, place);
  edit(editor, (document) => moveNodes(document, places), { room: false });
  glide(editor, layout);
}

function selectedByScope(state: {
  readonly layout: Layout;
  readonly selectedNodes: ReadonlySet<string>;
}): ReadonlyMap<string, ReadonlyMap<string, Rectangle>> {
  const scopes = new Map<string, Map<string, Rectangle>>();
  for (const { path, scope, node, box } of outermost(state)) {
    const things = scopes.get(scope) ?? new Map<string, Rectangle>();
    const [x, y] = node.at ?? [0, 0];
    scopes.set(scope, things.set(path, { x, y, width: box.width, height: box.height }));
  }
  return scopes;
}
