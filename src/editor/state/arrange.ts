import { isAnnotation, placeAnnotations } from '../../document/annotations.ts';
import { align, type Direction, distribute, type Edge, type Rectangle } from '../../document/arrange.ts';
import type { Point } from '../../document/document.ts';
import { moveNodes, setBypass } from '../../document/edits.ts';
import { splitPath } from '../../document/path.ts';
import { annotationBox } from '../canvas/annotations/annotationBox.ts';
import { contentsOf } from '../canvas/annotations/frameContents.ts';
import { edit } from './edit.ts';
import { glide } from './glide.ts';
import type { Editor, EditorState } from './store.ts';

/** Lines up the selected nodes, notes and frames, the nodes of each body by themselves. */
export function alignSelection(editor: Editor, edge: Edge): void {
  arrange(editor, (things) => align(things, edge));
}

/** Makes the gaps between the selected nodes, notes and frames equal, those of the nodes of each body by themselves. */
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
  const state = editor.getState();
  const places = new Map<string, Point>();
  for (const things of selectedByScope(state).values())
    for (const [id, place] of placesFor(things)) places.set(id, place);
  for (const [id, place] of carriedBy(state, places)) places.set(id, place);
  const annotations = new Map(
    [...places].flatMap(([id, at]) => (isAnnotation(id) ? [[id, at] as const] : [])),
  );
  const nodes = new Map([...places].filter(([id]) => !isAnnotation(id)));
  edit(editor, (document) => placeAnnotations(moveNodes(document, nodes), annotations), { room: false });
  glide(editor, state.layout);
}

type Selected = Pick<EditorState, 'history' | 'layout' | 'selectedNodes' | 'selectedAnnotations'>;

/** What is selected, by the scope that it lies in; notes and frames lie on the graph as a whole. */
function selectedByScope(state: Selected): ReadonlyMap<string, ReadonlyMap<string, Rectangle>> {
  const scopes = new Map<string, Map<string, Rectangle>>();
  const add = (scope: string, id: string, box: Rectangle) => {
    const things = scopes.get(scope) ?? new Map<string, Rectangle>();
    scopes.set(scope, things.set(id, box));
  };
  const { nodes, annotations } = inSelectedFrames(state);
  for (const { path, scope, node, box } of outermost(state)) {
    const [x, y] = node.at ?? [0, 0];
    if (!nodes.has(path)) add(scope, path, { x, y, width: box.width, height: box.height });
  }
  for (const id of state.selectedAnnotations) {
    const box = annotationBox(state.history.present, id);
    if (box && !annotations.has(id)) add('', id, box);
  }
  return scopes;
}

/** What lies in selected frames goes with them. */
function inSelectedFrames({ history, layout, selectedAnnotations }: Selected) {
  const contents = [...selectedAnnotations]
    .filter((id) => id.startsWith('frame '))
    .map((id) => contentsOf(history.present, layout, id));
  return {
    nodes: new Set(contents.flatMap(({ nodes }) => nodes)),
    annotations: new Set<string>(contents.flatMap(({ annotations }) => annotations)),
  };
}

/** Where the contents of frames go that are put elsewhere. */
function carriedBy(
  { history, layout }: Selected,
  places: ReadonlyMap<string, Point>,
): ReadonlyMap<string, Point> {
  const carried = new Map<string, Point>();
  for (const [frame, [x, y]] of places) {
    const box = frame.startsWith('frame ') ? annotationBox(history.present, frame) : undefined;
    if (!box) continue;
    const { nodes, annotations } = contentsOf(history.present, layout, frame);
    const boxes = [
      ...nodes.map((path) => [path, layout.get(path)?.box] as const),
      ...annotations.map((id) => [id, annotationBox(history.present, id)] as const),
    ];
    for (const [id, each] of boxes) if (each) carried.set(id, [each.x + x - box.x, each.y + y - box.y]);
  }
  return carried;
}
