/*
 * The only file that knows React Flow's types: it turns what the editor knows into nodes and edges, and React Flow's
 * changes back into the editor's words.
 */
import {
  type Edge,
  type EdgeChange,
  type Node as FlowNodeBase,
  getViewportForBounds,
  type NodeChange,
  Position,
  type ReactFlowProps,
  type useReactFlow,
  type useStoreApi,
  type Viewport,
} from '@xyflow/react';
import type { Frame, Note, Point } from '../../../document/document.ts';
import type { EditorState } from '../../state/store.ts';
import { unrolledId } from '../../state/unroll.ts';
import type { Unrolling } from '../../unroll/unrolling.ts';
import type { Box, Size } from '../layout/geometry.ts';
import type { Layout, NodeLayout, PortLayout } from '../layout/layout.ts';
import { sameButPlace } from '../layout/sameButPlace.ts';
import { type Marking, marksOf } from '../nodes/marks.ts';
import { ownerOf } from '../wires/owners.ts';
import type { DrawnWire } from '../wires/wires.ts';

export {
  type ConnectionLineComponentProps,
  type EdgeProps,
  Handle,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useConnection,
  useReactFlow,
  useStore as useFlowStore,
  useStoreApi,
  useViewport,
  type Viewport,
  ViewportPortal,
} from '@xyflow/react';

export type FlowNode = FlowNodeBase<
  {
    layout: NodeLayout;
    /** Of `marks`, see marksOf: it comes with the node, as a thousand nodes would ask for it at every change. */
    marked: number;
    /** Whether it is dragged, and its element alone follows, see useHeldPlace. */
    isHeld: boolean;
  },
  'block' | 'body'
>;
export type AnnotationNode = FlowNodeBase<{ annotation: Note | Frame }, 'note' | 'frame'>;
export type UnrolledNode = FlowNodeBase<{ unrolling: Unrolling }, 'unrolled'>;
export type CanvasNode = FlowNode | AnnotationNode | UnrolledNode;
export type FlowEdge = Edge<{ wire: DrawnWire }, 'wire'>;
export type CanvasNodeChange = NodeChange<CanvasNode>;
type FlowEdgeChange = EdgeChange<FlowEdge>;

/** The view of the drawing, to be moved and asked. */
export type Flow = ReturnType<typeof useReactFlow>;
export type FlowProps = ReactFlowProps<CanvasNode, FlowEdge>;

/** How the view is brought to the whole of a drawing. */
export const wholeDrawing = {
  // Hints and the way out of a body lie over the top.
  padding: { x: '5%', top: '64px', bottom: '5%' as `${number}px` | `${number}%` } as const,
  maxZoom: 1,
};

/** What is dragged lies over all else, bodies in bodies too. */
export const onTop = 100;

/** The side of a handle's dot, centred on the port. */
const handleSize = 8;

/** The id of a handle within its node: `x`, or `$.window` on the boundary of its body. */
export function handleId({ boundary, name }: PortLayout): string {
  return boundary ? `$.${name}` : name;
}

/** The port that a handle of a node stands for: of those called so, the one that gives values or the one that takes them. */
export function portOf(
  layout: Layout,
  node: string | null,
  handle: string | null | undefined,
  gives: boolean,
): PortLayout | undefined {
  return layout.get(node ?? '')?.ports.find((port) => handleId(port) === handle && port.gives === gives);
}

/** Handles on the right of what they belong to: outputs, and what a body is handed, which lies on its left edge. */
export function sideOf({ gives }: PortLayout): Position {
  return gives ? Position.Right : Position.Left;
}

type ShownNodes = Pick<EditorState, 'layout' | 'selectedNodes'> & Marking;
type ShownWires = Pick<EditorState, 'layout' | 'wires' | 'selectedWires'>;

/** React Flow's nodes; those that show nothing new stay the same objects, and so do those that are held and moved. */
export function flowNodes(state: ShownNodes, before: ReadonlyMap<string, FlowNode>): FlowNode[] {
  const { layout, selectedNodes, dragging } = state;
  const dragged = [...(dragging?.paths ?? [])].map((path) => `${path}/`);
  return [...layout.values()].map((each) => {
    const selected = selectedNodes.has(each.path);
    const zIndex = dragging?.paths.has(each.path) ? onTop : 0;
    const isDragged = zIndex > 0 || dragged.some((path) => each.path.startsWith(path));
    const isHeld = isDragged && !dragging?.byRectangle;
    const marked = marksOf(state, each.path);
    const old = before.get(each.path);
    if (
      old &&
      (old.data.layout === each || (isHeld && sameButPlace(old.data.layout, each))) &&
      old.data.marked === marked &&
      old.data.isHeld === isHeld &&
      old.selected === selected &&
      old.zIndex === zIndex &&
      isDragged === !old.style
    )
      return old;
    const { x, y, width, height } = each.box;
    return {
      id: each.path,
      type: each.entered ? 'body' : 'block',
      position: { x, y },
      ...(layout.has(each.scope) && { parentId: each.scope }),
      ...(each.entered && { draggable: false, selectable: false, focusable: false }),
      width,
      height,
      // A browser works for each element that is transformed in every frame, and lays out all when one is placed elsewhere.
      ...(!isDragged && { style: { transform: 'none', left: each.x, top: each.y } }),
      measured: { width, height },
      handles: each.ports.map((port) => ({
        id: handleId(port),
        type: port.gives ? ('source' as const) : ('target' as const),
        position: sideOf(port),
        x: port.x - handleSize / 2,
        y: port.y - handleSize / 2,
        width: handleSize,
        height: handleSize,
      })),
      selected,
      zIndex,
      data: { layout: each, marked, isHeld },
      ariaLabel: labelOf(each),
    };
  });
}

/** What is unrolled is looked at, and neither moved, selected nor wired. */
export function unrolledNodes(unrollings: readonly Unrolling[]): UnrolledNode[] {
  return unrollings.map((unrolling) => {
    const { path, x, y, width, height } = unrolling;
    return {
      id: unrolledId(path),
      type: 'unrolled' as const,
      position: { x, y },
      width,
      height,
      measured: { width, height },
      draggable: false,
      selectable: false,
      focusable: false,
      connectable: false,
      // Its instances are pressed.
      style: { pointerEvents: 'all' as const },
      data: { unrolling },
    };
  });
}

function labelOf({ path, node, scope }: NodeLayout): string {
  const name = node.label ? `${node.label}, ${node.block}` : node.block;
  const place = scope === '' ? `${name} ${node.id}` : `${name} ${path}`;
  return node.bypass ? `${place}, bypassed` : place;
}

/**
 * React Flow's edges; a wire at a body's boundary is an edge of the combinator itself. Where several wires leave one output,
 * its end of them can only be dragged on the one that is selected: they lie on top of each other there.
 */
export function flowEdges(
  { wires, layout, selectedWires }: ShownWires,
  before: ReadonlyMap<string, FlowEdge>,
): FlowEdge[] {
  const leaving = new Map<string, number>();
  for (const { from } of wires) leaving.set(from, (leaving.get(from) ?? 0) + 1);
  return wires.flatMap((wire) => {
    const selected = selectedWires.has(wire.id);
    const reconnectable = selected || leaving.get(wire.from) === 1 ? true : ('target' as const);
    const old = before.get(wire.id);
    if (old?.data?.wire === wire && old.selected === selected && old.reconnectable === reconnectable)
      return [old];
    const [from, to] = [ownedPort(layout, wire.from), ownedPort(layout, wire.to)];
    if (!from || !to) return [];
    return [
      {
        id: wire.id,
        type: 'wire' as const,
        source: from.owner,
        sourceHandle: handleId(from),
        target: to.owner,
        targetHandle: handleId(to),
        selected,
        reconnectable,
        data: { wire },
        ariaLabel: `Wire from ${wire.from} to ${wire.to}`,
      },
    ];
  });
}

/** A port with the path of the node that has its handle: for one on a body's boundary, the combinator. */
function ownedPort(layout: Layout, port: string): (PortLayout & { readonly owner: string }) | undefined {
  const owner = ownerOf(port);
  const found = layout.get(owner)?.ports.find((each) => each.port === port);
  return found && { ...found, owner };
}

/**
 * Where nodes were moved to, in the document's words: from the corner of the body around them, never out of its top or left
 * unless they are leaving it.
 */
export function movesIn(
  changes: readonly CanvasNodeChange[],
  layout: Layout,
  leaving?: ReadonlySet<string>,
): Map<string, Point> {
  const moves = new Map<string, Point>();
  for (const change of changes) {
    if (change.type !== 'position' || !change.position) continue;
    const each = layout.get(change.id);
    if (!each) continue;
    const frame = layout.get(each.scope)?.frame;
    const { x, y } = change.position;
    const at: Point = frame ? [x - frame.originX, y - frame.originY] : [x, y];
    const stays = frame && !leaving?.has(change.id);
    moves.set(change.id, stays ? [Math.max(0, at[0]), Math.max(0, at[1])] : at);
  }
  return moves;
}

/** The selection after React Flow's changes to it; the same set when there are none. */
export function selectionAfter(
  changes: readonly (CanvasNodeChange | FlowEdgeChange)[],
  selected: ReadonlySet<string>,
): ReadonlySet<string> {
  if (!changes.some(({ type }) => type === 'select')) return selected;
  const next = new Set(selected);
  for (const change of changes) {
    if (change.type !== 'select') continue;
    if (change.selected) next.add(change.id);
    else next.delete(change.id);
  }
  return next;
}

/** The view that shows a rectangle of the drawing, in the middle of a canvas of this size. */
export function viewOf(box: Box, { width, height }: Size): Viewport {
  return getViewportForBounds(box, width, height, 0.1, 1.25, wholeDrawing.padding);
}

export type ViewportStore = ReturnType<typeof useStoreApi>;

/** How the drawing is moved and scaled now. */
export function viewportOf(store: ViewportStore): {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
} {
  const [x, y, zoom] = store.getState().transform;
  return { x, y, zoom };
}
