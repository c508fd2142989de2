import type { Document, Graph, Point } from '../../document/document.ts';
import { depthOf } from '../../document/graph.ts';
import { describeError } from '../../document/loadError.ts';
import { joinPath, splitPath, splitPort } from '../../document/path.ts';
import { save } from '../../document/save.ts';
import { extractFragment, type Fragment, insertFragment, topmost } from '../../document/subgraph.ts';
import { connect } from '../../document/wiring.ts';
import type { Size } from '../canvas/layout/geometry.ts';
import { boundsOf, boxInScope, gap, moveTogether } from '../canvas/layout/moveTogether.ts';
import type { Spot } from '../canvas/wires/curve.ts';
import { placeAt, placeIn } from './addBlock.ts';
import { edit } from './edit.ts';
import { emptyDocument } from './emptyDocument.ts';
import { notify } from './notify.ts';
import { removeHealing } from './remove.ts';
import { type Editor, type EditorState, understand } from './store.ts';

/** The selected nodes as a document of their own, in the text that a file would hold; `undefined` when there are none. */
export function copySelection(editor: Editor): string | undefined {
  const selected = selectedPart(editor.getState());
  if (!selected) return undefined;
  const { nodes, wires } = selected.part;
  return save({ ...emptyDocument, nodes, wires });
}

/** Removes the nodes that are copied. A chain stays a chain where the types allow it. */
export function removeCopied(editor: Editor): void {
  const selected = selectedPart(editor.getState());
  if (selected) edit(editor, (document) => [...selected.paths].reduce(removeHealing, document));
}

/** Where what is pasted could go, on the canvas. */
export interface PasteSpots {
  /** Where the pointer is, if it is on the canvas. */
  readonly pointer?: Spot | undefined;
  /** The midst of what is seen. */
  readonly centre: Spot;
}

/**
 * Puts the nodes of a document's text where the pointer is, into a body if it is on one; else into the scope of the
 * selection, below it; when nothing is selected, in the midst of what is seen. A text that is no document is told, and
 * changes nothing.
 */
export async function pasteText(
  editor: Editor,
  text: string,
  { pointer, centre }: PasteSpots,
): Promise<void> {
  const { load } = await import('../../document/load.ts');
  const { document, errors = [] } = load(text);
  const [error] = errors;
  if (error) notify(editor, { tone: 'error', text: `Nothing was pasted. ${describeError(error)}` });
  if (!document) return;
  const state = editor.getState();
  const selected = selectedPart(state);
  if (pointer) {
    const { scope, x, y } = placeAt(state.layout, pointer.x, pointer.y);
    put(editor, scope, document, () => [x, y]);
  } else if (selected) put(editor, selected.scope, document, below(state, selected));
  else {
    const { x, y } = placeIn(state.layout, state.entered, centre.x, centre.y);
    put(editor, state.entered, document, ({ width, height }) => [x - width / 2, y - height / 2]);
  }
}

/** Puts a copy of the selected nodes below them, fed by what feeds them. */
export function duplicateSelection(editor: Editor): void {
  const state = editor.getState();
  const selected = selectedPart(state);
  if (selected) put(editor, selected.scope, selected.part, below(state, selected), selected.part.incoming);
}

export interface SelectedPart {
  readonly scope: string;
  readonly paths: ReadonlySet<string>;
  readonly part: Fragment;
}

/** The selected nodes; of those in several scopes, the ones in the outermost. */
export function selectedPart({
  selectedNodes,
  history,
}: Pick<EditorState, 'selectedNodes' | 'history'>): SelectedPart | undefined {
  const scopes = topmost(selectedNodes).map((path) => splitPath(path)[0]);
  const [scope] = scopes.sort((one, other) => depthOf(one) - depthOf(other));
  if (scope === undefined) return undefined;
  const paths = new Set([...selectedNodes].filter((path) => splitPath(path)[0] === scope));
  const ids = new Set([...paths].map((path) => splitPath(path)[1]));
  return { scope, paths, part: extractFragment(history.present, scope, ids) };
}

function below({ layout }: EditorState, { paths }: SelectedPart): () => Point {
  const nodes = [...layout.values()].filter(({ path }) => paths.has(path));
  const { x, y, height } = boundsOf(nodes.map(boxInScope));
  return () => [x, y + height + gap];
}

/** Puts nodes into a scope, selects them, and wires those that are `fed` as the originals were. */
function put(
  editor: Editor,
  scope: string,
  part: Graph,
  place: (size: Size) => Point,
  fed: Graph['wires'] = [],
): void {
  const state = editor.getState();
  const { document, paths } = insertFragment(state.history.present, scope, part);
  if (paths.size === 0) {
    notify(editor, { tone: 'error', text: whyNothing(part) });
    return;
  }
  const wired = fed.reduce((each: Document, [from, to]) => {
    const [id, port] = splitPort(to);
    return connect(each, joinPath(scope, from), `${paths.get(id)}.${port}`);
  }, document);
  const added = new Set(paths.values());
  const { facts } = understand(wired, state.collapsed, state);
  edit(editor, () => moveTogether(wired, added, facts, place), {
    more: { selectedNodes: added, selectedWires: new Set() },
  });
}

function whyNothing({ nodes }: Graph): string {
  return nodes.length === 0
    ? 'Nothing was pasted: there are no nodes in it.'
    : 'There is no room for so many nodes, or for bodies as deep.';
}
