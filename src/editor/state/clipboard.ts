import { type AnnotationId, removeAnnotations } from '../../document/annotations.ts';
import { type Annotations, extractAnnotations, insertAnnotations } from '../../document/copyAnnotations.ts';
import type { Document, Graph, Point } from '../../document/document.ts';
import { depthOf } from '../../document/graph.ts';
import { describeError } from '../../document/loadError.ts';
import { followPaths } from '../../document/moves.ts';
import { joinPath, splitPath, splitPort } from '../../document/path.ts';
import { save } from '../../document/save.ts';
import { extractFragment, type Fragment, insertFragment, topmost } from '../../document/subgraph.ts';
import { connect } from '../../document/wiring.ts';
import { annotationBox } from '../canvas/annotations/annotationBox.ts';
import type { Size } from '../canvas/layout/geometry.ts';
import { boundsOf, boxInScope, gap, moveTogether } from '../canvas/layout/moveTogether.ts';
import type { Spot } from '../canvas/wires/curve.ts';
import { placeAt, placeIn } from './addBlock.ts';
import { edit } from './edit.ts';
import { emptyDocument } from './emptyDocument.ts';
import { notify } from './notify.ts';
import { removeHealing } from './remove.ts';
import { type Editor, type EditorState, understand } from './store.ts';
import { viewAfter } from './viewAfter.ts';

/** The selected nodes, notes and frames as a document of their own, in the text that a file would hold; `undefined` when there are none. */
export function copySelection(editor: Editor): string | undefined {
  const state = editor.getState();
  const selected = selectedPart(state);
  const annotations = selectedAnnotationsOf(state);
  if (!selected && Object.keys(annotations).length === 0) return undefined;
  const { nodes, wires } = selected?.part ?? emptyDocument;
  const text = save({ ...emptyDocument, nodes, wires, ...annotations });
  copied = { text, closed: closedIn(state, selected) };
  return text;
}

/** Which bodies are closed in what was copied last: texts say nothing of how they are looked at. */
let copied: { readonly text: string; readonly closed: ReadonlySet<string> } | undefined;

/** The closed bodies of selected nodes, by their paths in a document of those alone. */
function closedIn({ collapsed }: EditorState, selected: SelectedPart | undefined): ReadonlySet<string> {
  if (!selected) return new Set();
  const start = selected.scope === '' ? 0 : selected.scope.length + 1;
  const within = [...collapsed].filter((path) =>
    [...selected.paths].some((each) => path === each || path.startsWith(`${each}/`)),
  );
  return new Set(within.map((path) => path.slice(start)));
}

/** Removes what is copied. A chain stays a chain where the types allow it. */
export function removeCopied(editor: Editor): void {
  const { selectedAnnotations } = editor.getState();
  const paths = selectedPart(editor.getState())?.paths ?? [];
  edit(
    editor,
    (document) => removeAnnotations([...paths].reduce(removeHealing, document), selectedAnnotations),
    { more: { selectedAnnotations: new Set() } },
  );
}

/** Where what is pasted could go, on the canvas. */
export interface PasteSpots {
  /** Where the pointer is, if it is on the canvas. */
  readonly pointer?: Spot | undefined;
  /** The midst of what is seen. */
  readonly centre: Spot;
}

/**
 * Puts the nodes, notes and frames of a document's text where the pointer is, into a body if it is on one; else into the scope of the
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
  const part = { ...document, closed: text === copied?.text ? copied.closed : new Set<string>() };
  const state = editor.getState();
  const selected = selectedPart(state);
  if (pointer) {
    const { scope, x, y } = placeAt(state.layout, pointer.x, pointer.y);
    put(editor, scope, part, () => [x, y]);
  } else if (selected) put(editor, selected.scope, part, below(state, selected));
  else {
    const { x, y } = placeIn(state.layout, state.entered, centre.x, centre.y);
    put(editor, state.entered, part, ({ width, height }) => [x - width / 2, y - height / 2]);
  }
}

/** Puts a copy of the selected nodes, notes and frames below them, the nodes fed by what feeds them. */
export function duplicateSelection(editor: Editor): void {
  const state = editor.getState();
  const selected = selectedPart(state);
  const annotations = selectedAnnotationsOf(state);
  if (!selected && Object.keys(annotations).length === 0) return;
  const { scope = '', part = { ...emptyDocument, incoming: [] } } = selected ?? {};
  // Notes and frames lie on the graph as a whole: with nodes of a body they stay.
  const closed = closedIn(state, selected);
  put(
    editor,
    scope,
    { ...part, ...(scope === '' && annotations), closed },
    below(state, selected),
    part.incoming,
  );
}

function selectedAnnotationsOf({ history, selectedAnnotations }: EditorState): Annotations {
  return extractAnnotations(history.present, selectedAnnotations);
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

function below(
  { layout, history, selectedAnnotations }: EditorState,
  selected: SelectedPart | undefined,
): () => Point {
  const nodes = [...layout.values()].filter(({ path }) => selected?.paths.has(path));
  const notes = selected && selected.scope !== '' ? [] : [...selectedAnnotations];
  const boxes = notes.flatMap((id) => annotationBox(history.present, id) ?? []);
  const { x, y, height } = boundsOf([...nodes.map(boxInScope), ...boxes]);
  return () => [x, y + height + gap];
}

/** What is put in, and by their paths in it the bodies that are closed. */
type Pasted = Graph & Annotations & { readonly closed: ReadonlySet<string> };

/** Puts nodes into a scope, notes and frames into the graph as a whole, selects them, and wires nodes that are `fed` as the originals were. */
function put(
  editor: Editor,
  scope: string,
  part: Pasted,
  place: (size: Size) => Point,
  fed: Graph['wires'] = [],
): void {
  const state = editor.getState();
  const { document, paths } = insertFragment(state.history.present, scope, part);
  const annotated = scope === '' ? insertAnnotations(document, part) : { document, ids: noAnnotations };
  const { ids } = annotated;
  if (paths.size + ids.size === 0) {
    notify(editor, { tone: 'error', text: whyNothing(part) });
    return;
  }
  if (scope !== '' && (part.notes || part.frames)) notify(editor, { tone: 'info', text: leftOut });
  const wired = fed.reduce((each: Document, [from, to]) => {
    const [id, port] = splitPort(to);
    return connect(each, joinPath(scope, from), `${paths.get(id)}.${port}`);
  }, annotated.document);
  const added = new Set(paths.values());
  const closed = followPaths(part.closed, paths);
  const { facts } = understand(wired, viewAfter(state, wired, { closed }).collapsed, state);
  edit(editor, () => moveTogether(wired, added, facts, place, ids), {
    more: { selectedNodes: added, selectedWires: new Set(), selectedAnnotations: ids },
    closed,
  });
}

const noAnnotations: ReadonlySet<AnnotationId> = new Set();
const leftOut = 'Notes and frames lie on the graph as a whole: they were not pasted into the body.';

function whyNothing({ nodes }: Graph): string {
  return nodes.length === 0
    ? 'Nothing was pasted: there are no nodes in it.'
    : 'There is no room for so many nodes, or for bodies as deep.';
}
