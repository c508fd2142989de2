import { useDeferredValue, useMemo, useRef } from 'react';
import { useEditorState } from '../state/useEditor.ts';
import { FrameNode, NoteNode } from './annotations/AnnotationNode.tsx';
import { FarContext, leastZoom } from './FarContext.ts';
import {
  type AnnotationNode,
  type CanvasNode,
  type FlowEdge,
  type FlowNode,
  flowEdges,
  flowNodes,
  ReactFlow,
  unrolledNodes,
  useFlowStore,
  wholeDrawing,
} from './flow/flow.ts';
import { annotationNodes } from './flow/flowAnnotations.ts';
import { useScopeView } from './flow/useScopeView.ts';
import { BlockNode } from './nodes/BlockNode.tsx';
import { EnteredBody } from './nodes/EnteredBody.tsx';
import { UnrolledNode } from './nodes/UnrolledNode.tsx';
import { useCanvasEvents } from './useCanvasEvents.ts';
import { useLongPress } from './useLongPress.ts';
import { ConnectionLine } from './wires/ConnectionLine.tsx';
import { FarWires } from './wires/FarWires.tsx';
import { Wire } from './wires/Wire.tsx';
import './far.css';

const nodeTypes = {
  block: BlockNode,
  body: EnteredBody,
  note: NoteNode,
  frame: FrameNode,
  unrolled: UnrolledNode,
};
const edgeTypes = { wire: Wire };
/** The left and the middle one; a finger counts as the left. */
const panButtons = [0, 1];
/** What selects one more. */
const severalKeys = ['Shift', 'Meta', 'Control'];

/** The drawing: nodes, their bodies and wires, from the document; what is dragged, wired and selected goes back into it. */
export function Canvas() {
  const nodes = useFlowNodes();
  const annotations = useAnnotationNodes();
  const events = useCanvasEvents();
  useScopeView();
  useLongPress();
  const unrollings = useEditorState((state) => state.unrollings);
  const all = useMemo(
    () => [...annotations, ...nodes, ...unrolledNodes(unrollings)],
    [annotations, nodes, unrollings],
  );
  const isFar = useFlowStore(({ transform: [, , zoom] }) => zoom < leastZoom);
  // What is shown of a thousand nodes changes when the wheel rests, not while it turns.
  const shownFar = useDeferredValue(isFar);
  const edges = useFlowEdges(shownFar);

  return (
    <FarContext value={shownFar}>
      <ReactFlow<CanvasNode, FlowEdge>
        nodes={all}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        connectionLineComponent={ConnectionLine}
        {...events}
        connectionRadius={28}
        connectionDragThreshold={5}
        connectOnClick={false}
        reconnectRadius={12}
        deleteKeyCode={null}
        multiSelectionKeyCode={severalKeys}
        panOnDrag={panButtons}
        panActivationKeyCode={null}
        selectionKeyCode="Shift"
        elevateNodesOnSelect={false}
        zoomOnDoubleClick={false}
        snapToGrid
        snapGrid={snapGrid}
        minZoom={0.1}
        maxZoom={4}
        fitView
        fitViewOptions={wholeDrawing}
        aria-label="Canvas"
      >
        {shownFar && <FarWires />}
      </ReactFlow>
    </FarContext>
  );
}

const snapGrid: [number, number] = [4, 4];

function useFlowNodes(): FlowNode[] {
  const layout = useEditorState((state) => state.layout);
  const selectedNodes = useEditorState((state) => state.selectedNodes);
  const dragging = useEditorState((state) => state.dragging);
  const before = useRef<ReadonlyMap<string, FlowNode>>(new Map());
  return useMemo(() => {
    const nodes = flowNodes({ layout, selectedNodes, dragging }, before.current);
    before.current = new Map(nodes.map((node) => [node.id, node]));
    return nodes;
  }, [layout, selectedNodes, dragging]);
}

function useAnnotationNodes(): AnnotationNode[] {
  const document = useEditorState(({ history }) => history.present);
  const selected = useEditorState((state) => state.selectedAnnotations);
  // Notes and frames lie on the graph as a whole.
  const isWhole = useEditorState(({ entered }) => entered === '');
  const before = useRef<ReadonlyMap<string, AnnotationNode>>(new Map());
  return useMemo(() => {
    const nodes = isWhole ? annotationNodes(document, selected, before.current) : [];
    before.current = new Map(nodes.map((node) => [node.id, node]));
    return nodes;
  }, [document, isWhole, selected]);
}

/** From far away only the selected wires are React Flow's, see FarWires. */
function useFlowEdges(isFar: boolean): FlowEdge[] {
  const layout = useEditorState((state) => state.layout);
  const wires = useEditorState((state) => state.wires);
  const selectedWires = useEditorState((state) => state.selectedWires);
  const before = useRef<ReadonlyMap<string, FlowEdge>>(new Map());
  const shown = useRef<FlowEdge[]>([]);
  return useMemo(() => {
    const drawn = isFar ? wires.filter(({ id }) => selectedWires.has(id)) : wires;
    const edges = flowEdges({ layout, wires: drawn, selectedWires }, before.current);
    // The same list while it holds the same: React Flow goes through all of a new one, at every step of a drag.
    const isSame =
      edges.length === shown.current.length && edges.every((edge, i) => edge === shown.current[i]);
    if (isSame) return shown.current;
    before.current = new Map(edges.map((edge) => [edge.id, edge]));
    shown.current = edges;
    return edges;
  }, [layout, wires, selectedWires, isFar]);
}
