/*
 * The only file that knows React Flow's types: it turns what the editor knows into nodes and edges, and React Flow's
 * changes back into the editor's words.
 */
import {
  type Edge,
  type EdgeChange,
  type Node as FlowNodeBase,
  type NodeChange,
  Position,
  type ReactFlowProps,
  type useReactFlow,
  type useStoreApi,
} from '@xyflow/react';
import type { Point } from '../../../document/document.ts';
import { splitPath, splitPort } from '../../../document/path.ts';
import type { EditorState } from '../../state/store.ts';
import type { Layout, NodeLayout, PortLayout } from '../layout/layout.ts';
import type { DrawnWire } from '../wires/wires.ts';

export {
  type ConnectionLineComponentProps,
  type EdgeProps,
  Handle,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore as useFlowStore,
  useStoreApi,
  useViewport,
} from '@xyflow/react';

export type FlowNode = FlowNodeBase<{ layout: NodeLayout }, 'block'>;
export type FlowEdge = Edge<{ wire: DrawnWire }, 'wire'>;
type FlowNodeChange = NodeChange<FlowNode>;
type FlowEdgeChange = EdgeChange<FlowEdge>;

/** The view of the drawing, to be moved and asked. */
export type Flow = ReturnType<typeof useReactFlow>;
export type FlowProps = ReactFlowProps<FlowNode, FlowEdge>;

/** How the view is brought to the whole of a drawing. */
export const wholeDrawing = { padding: 0.06, maxZoom: 1 };

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

type ShownNodes = Pick<EditorState, 'layout' | 'selectedNodes'>;
type ShownWires = Pick<EditorState, 'layout' | 'wires' | 'selectedWires'>;

/** React Flow's nodes; those that show nothing new stay the same objects. */
export function flowNodes(
  { layout, selectedNodes }: ShownNodes,
  before: ReadonlyMap<string, FlowNode>,
): FlowNode[] {
  return [...layout.values()].map((each) => {
    const selected = selectedNodes.has(each.path);
    const old = before.get(each.path);
    if (old && old.data.layout === each && old.selected === selected) return old;
    const { x, y, width, height } = each.box;
    return {
      id: each.path,
      type: 'block',
      position: { x, y },
      ...(each.scope !== '' && { parentId: each.scope }),
      width,
      height,
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
      data: { layout: each },
      ariaLabel: labelOf(each),
    };
  });
}

function labelOf({ path, node, scope }: NodeLayout): string {
  const name = node.label ? `${node.label}, ${node.block}` : node.block;
  return scope === '' ? `${name} ${node.id}` : `${name} ${path}`;
}

/** React Flow's edges; a wire at a body's boundary is an edge of the combinator itself. */
export function flowEdges(
  { wires, layout, selectedWires }: ShownWires,
  before: ReadonlyMap<string, FlowEdge>,
): FlowEdge[] {
  return wires.flatMap((wire) => {
    const selected = selectedWires.has(wire.id);
    const old = before.get(wire.id);
    if (old && old.data?.wire === wire && old.selected === selected) return [old];
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
        data: { wire },
        ariaLabel: `Wire from ${wire.from} to ${wire.to}`,
      },
    ];
  });
}

/** A port with the path of the node that has its handle: for one on a body's boundary, the combinator. */
function ownedPort(layout: Layout, port: string): (PortLayout & { readonly owner: string }) | undefined {
  const [path] = splitPort(port);
  const [scope, id] = splitPath(path);
  const owner = id === '$' ? scope : path;
  const found = layout.get(owner)?.ports.find((each) => each.port === port);
  return found && { ...found, owner };
}

/** Where nodes were moved to, in the document's words: from the corner of the body around them, never out of its top or left. */
export function movesIn(changes: readonly FlowNodeChange[], layout: Layout): Map<string, Point> {
  const moves = new Map<string, Point>();
  for (const change of changes) {
    if (change.type !== 'position' || !change.position) continue;
    const each = layout.get(change.id);
    if (!each) continue;
    const frame = layout.get(each.scope)?.frame;
    const { x, y } = change.position;
    moves.set(change.id, frame ? [Math.max(0, x - frame.originX), Math.max(0, y - frame.originY)] : [x, y]);
  }
  return moves;
}

/** The selection after React Flow's changes to it; the same set when there are none. */
export function selectionAfter(
  changes: readonly (FlowNodeChange | FlowEdgeChange)[],
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
