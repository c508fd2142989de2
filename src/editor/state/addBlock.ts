import { blocks } from '../../blocks/index.ts';
import { infer } from '../../compiler/infer.ts';
import type { Document, Point } from '../../document/document.ts';
import { type Added, addNode, type NewNode } from '../../document/edits.ts';
import { applyFix } from '../../document/fixes.ts';
import { graphAt, nodeAt } from '../../document/graph.ts';
import { joinPath, splitPort } from '../../document/path.ts';
import { portsOf } from '../../document/ports.ts';
import { connect, insertOnWire } from '../../document/wiring.ts';
import { annotationBox } from '../canvas/annotations/annotationBox.ts';
import { freePlace } from '../canvas/layout/freePlace.ts';
import { contains, snap } from '../canvas/layout/geometry.ts';
import { enteredIn, type Layout, type PortLayout } from '../canvas/layout/layout.ts';
import { gap } from '../canvas/layout/makeRoom.ts';
import type { Spot } from '../canvas/wires/curve.ts';
import { fitOfTypes } from '../canvas/wires/portFit.ts';
import { wireEnds } from '../canvas/wires/wires.ts';
import { edit } from './edit.ts';
import type { Editor, EditorState } from './store.ts';

/** A place in the document or in a body, from its corner. */
export interface Place {
  readonly scope: string;
  readonly x: number;
  readonly y: number;
}

/** The innermost open body under a point of the canvas (all around it, the one that was entered), and the point from its corner. */
export function placeAt(layout: Layout, x: number, y: number): Place {
  let place = placeIn(layout, enteredIn(layout)?.path ?? '', x, y);
  for (const { path, frame, x: left, y: top } of layout.values()) {
    if (!frame || !contains({ ...frame, x: left + frame.x, y: top + frame.y }, x, y)) continue;
    place = { scope: path, x: x - left - frame.originX, y: y - top - frame.originY };
  }
  return place;
}

/** A point of the canvas from the corner of a given scope. */
export function placeIn(layout: Layout, scope: string, x: number, y: number): Place {
  const around = layout.get(scope);
  if (!around?.frame) return { scope: '', x, y };
  const { originX, originY } = around.frame;
  return { scope, x: Math.max(0, x - around.x - originX), y: Math.max(0, y - around.y - originY) };
}

/** Adds a block at a place; in an empty body it wires itself to the boundary. */
export function addBlockAt(editor: Editor, block: string, place: Place): void {
  const inBody = place.scope !== '';
  const at: Point = [
    snap(inBody ? Math.max(0, place.x) : place.x),
    snap(inBody ? Math.max(0, place.y) : place.y),
  ];
  editBySelecting(editor, (document) => {
    const empty = inBody && graphAt(document, place.scope)?.nodes.length === 0;
    const added = addNode(document, place.scope, { ...starting(block), at: empty ? [0, 0] : at });
    if (added.path === undefined || !empty) return added;
    return { ...added, document: wireToBoundary(added.document, place.scope, added.path) };
  });
}

/** Adds a block behind a port that gives a value, or before one that takes it, and wires one of its own ports to it. */
export function addBlockWired(
  editor: Editor,
  block: string,
  place: Place,
  { port, gives }: Pick<PortLayout, 'port' | 'gives'>,
  own: string,
): void {
  editBySelecting(editor, (document) => {
    const at: Point = [snap(place.x), snap(place.y)];
    const added = addNode(document, place.scope, { ...starting(block), at });
    if (added.path === undefined) return added;
    const end = `${added.path}.${own}`;
    const [from, to] = gives ? [port, end] : [end, port];
    return { ...added, document: connect(added.document, from, to) };
  });
}

/** Puts a block on a wire. */
export function addBlockOnWire(editor: Editor, block: string, wire: string): void {
  const { layout } = editor.getState();
  const [from, to] = wireEnds(wire);
  const source = layout.get(splitPort(from)[0]);
  const target = layout.get(splitPort(to)[0]);
  const left = source ? source.box.x + source.box.width + 32 : 0;
  const y = (source ?? target)?.node.at?.[1] ?? 0;
  const at: Point | undefined =
    source?.scope === '' || source ? [snap(originX(layout, source.scope, left)), y] : undefined;
  editBySelecting(editor, (document) => insertOnWire(document, wireEnds(wire), { ...starting(block), at }));
}

/**
 * Adds a block where it is wanted most: on the selected wire; in the selected combinator's empty body; behind the selected
 * node, wired to it where it fits; else near the given point of the canvas, where it pushes nothing aside.
 */
export function addBlock(
  editor: Editor,
  block: string,
  centre: { readonly x: number; readonly y: number },
): void {
  const { selectedNodes, selectedWires, layout, history } = editor.getState();
  const [wire] = selectedWires;
  const [path] = selectedNodes;
  const selected = selectedNodes.size === 1 && path !== undefined ? layout.get(path) : undefined;
  if (wire !== undefined && selectedNodes.size === 0 && canInsert(block)) addBlockOnWire(editor, block, wire);
  else if (!selected) addBlockAt(editor, block, freePlaceNear(editor.getState(), centre));
  else if (selected.frame && nodeAt(history.present, selected.path)?.body?.nodes.length === 0)
    addBlockAt(editor, block, { scope: selected.path, x: 0, y: 0 });
  else {
    const [x, y] = selected.node.at ?? [0, 0];
    const place = { scope: selected.scope, x: x + selected.box.width + 32, y };
    const from = `${selected.path}.${portsOf(selected.node)?.outputs[0]}`;
    const trial = addNode(history.present, place.scope, starting(block));
    const input = portsOf({ block })?.inputs[0];
    const to = `${trial.path}.${input}`;
    const exist = canGive(selected.node.block) && input !== undefined;
    if (exist && fitOfTypes(trial.document, infer(trial.document), from, to).kind === 'fits')
      addBlockWired(editor, block, place, { port: from, gives: true }, input);
    else addBlockAt(editor, block, place);
  }
}

/** What a node of most blocks takes. */
const usualSize = { width: 160, height: 120 };

/** A place of the scope that fills the canvas at which a new node covers no other, and no note. */
function freePlaceNear({ layout, entered, history }: EditorState, centre: Spot): Place {
  const { scope, x, y } = placeIn(layout, entered, centre.x - 48, centre.y - 14);
  const nodes = [...layout.values()].flatMap(({ node, box, scope: around, entered: isGround }) =>
    around === scope && !isGround ? [{ ...box, x: node.at?.[0] ?? 0, y: node.at?.[1] ?? 0 }] : [],
  );
  const notes = scope === '' ? (history.present.notes ?? []) : [];
  const boxes = notes.flatMap((_, i) => annotationBox(history.present, `note ${i}`) ?? []);
  const [left, top] = freePlace([...nodes, ...boxes], { x: snap(x), y: snap(y), ...usualSize }, gap);
  return { scope, x: left, y: top };
}

/** A new node of a block, with what gives it something to show. */
function starting(block: string): Pick<NewNode, 'block' | 'params'> {
  const params = blocks.get(block)?.starter;
  return { block, ...(params && { params }) };
}

/** A combinator that knows what it is given begins with a body: the one that is offered for an empty one. */
function withBody({ document, path }: Added): Added {
  const offered = infer(document)
    .problems.filter((problem) => problem.code === 'empty-body' && problem.path === path)
    .flatMap(({ fixes = [] }) => fixes)
    .find(({ kind }) => kind === 'fill');
  return { document: offered ? applyFix(document, offered) : document, path };
}

/** Whether a block has an input and an output, so that it can go on a wire. */
export function canInsert(block: string): boolean {
  return canTake(block) && canGive(block);
}

function canTake(block: string): boolean {
  return (portsOf({ block })?.inputs.length ?? 0) > 0;
}

function canGive(block: string): boolean {
  return (portsOf({ block })?.outputs.length ?? 0) > 0;
}

function originX(layout: Layout, scope: string, x: number): number {
  return x - (layout.get(scope)?.frame?.originX ?? 0);
}

function wireToBoundary(document: Document, scope: string, path: string): Document {
  const container = nodeAt(document, scope);
  const body = container && portsOf(container)?.body;
  const node = nodeAt(document, path);
  const ports = node && portsOf(node);
  if (!body || !ports) return document;
  let wired = document;
  const boundary = (port: string) => joinPath(scope, `$.${port}`);
  ports.inputs.forEach((port, i) => {
    const given = body.inputs[i];
    if (given !== undefined) wired = connect(wired, boundary(given), `${path}.${port}`);
  });
  ports.outputs.forEach((port, i) => {
    const result = body.outputs[i];
    if (result !== undefined) wired = connect(wired, `${path}.${port}`, boundary(result));
  });
  return infer(wired).problems.some(({ code }) => code === 'cycle') ? document : wired;
}

function editBySelecting(editor: Editor, add: (document: Document) => Added): void {
  const added = withBody(add(editor.getState().history.present));
  if (added.path === undefined) return;
  edit(editor, () => added.document, {
    more: {
      selectedNodes: new Set([added.path]),
      selectedWires: new Set(),
      adding: undefined,
      placing: undefined,
    },
  });
}
