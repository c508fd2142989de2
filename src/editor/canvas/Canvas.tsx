import { useEffect, useMemo, useRef } from 'react';
import { moveNodes } from '../../document/edits.ts';
import { startConnecting, stopConnecting } from '../state/connect.ts';
import { edit, endGesture } from '../state/edit.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import {
  type FlowEdge,
  type FlowEdgeChange,
  type FlowNode,
  type FlowNodeChange,
  flowEdges,
  flowNodes,
  movesIn,
  portOf,
  ReactFlow,
  selectionAfter,
  useReactFlow,
} from './flow/flow.ts';
import { portKey } from './layout/layout.ts';
import { BlockNode } from './nodes/BlockNode.tsx';
import { ConnectionLine } from './wires/ConnectionLine.tsx';
import { useWireEnd } from './wires/useWireEnd.ts';
import { Wire } from './wires/Wire.tsx';

const nodeTypes = { block: BlockNode };
const edgeTypes = { wire: Wire };
/** The left and the middle one; a finger counts as the left. */
const panButtons = [0, 1];

/** The drawing: nodes, their bodies and wires, from the document; what is dragged, wired and selected goes back into it. */
export function Canvas() {
  const editor = useEditor();
  const nodes = useFlowNodes();
  const edges = useFlowEdges();
  const onWireEnd = useWireEnd();
  useFitOnOpen();

  const onNodesChange = (changes: FlowNodeChange[]) => {
    const { layout, selectedNodes } = editor.getState();
    const moves = movesIn(changes, layout);
    const selected = selectionAfter(changes, selectedNodes);
    if (selected !== selectedNodes) editor.setState({ selectedNodes: selected });
    // Arrow keys move nodes too, and without any drag: the step ends with the key, see useShortcuts.
    if (moves.size > 0)
      edit(editor, (document) => moveNodes(document, moves), { gesture: 'move', room: false });
  };
  const onEdgesChange = (changes: FlowEdgeChange[]) => {
    const { selectedWires } = editor.getState();
    const selected = selectionAfter(changes, selectedWires);
    if (selected !== selectedWires) editor.setState({ selectedWires: selected });
  };

  return (
    <ReactFlow<FlowNode, FlowEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      connectionLineComponent={ConnectionLine}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onNodeDragStart={() => endGesture(editor)}
      onNodeDragStop={() => endGesture(editor)}
      onSelectionDragStop={() => endGesture(editor)}
      onConnectStart={(_, { nodeId, handleId, handleType }) => {
        const port = portOf(editor.getState().layout, nodeId, handleId, handleType === 'source');
        if (port) startConnecting(editor, port);
      }}
      onConnectEnd={(event, state) => {
        onWireEnd(event, state);
        stopConnecting(editor);
      }}
      isValidConnection={({ source, sourceHandle, target, targetHandle }) => {
        const { layout, connecting } = editor.getState();
        const other = connecting?.gives
          ? portOf(layout, target, targetHandle, false)
          : portOf(layout, source, sourceHandle, true);
        return !!other && connecting?.fits.get(portKey(other))?.kind === 'fits';
      }}
      connectionRadius={28}
      deleteKeyCode={null}
      multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
      panOnDrag={panButtons}
      panActivationKeyCode={null}
      selectionKeyCode="Shift"
      elevateNodesOnSelect={false}
      edgesReconnectable={false}
      zoomOnDoubleClick={false}
      snapToGrid
      snapGrid={snapGrid}
      minZoom={0.1}
      maxZoom={4}
      fitView
      fitViewOptions={fitViewOptions}
      aria-label="Canvas"
    />
  );
}

const snapGrid: [number, number] = [4, 4];
const fitViewOptions = { padding: 0.06, maxZoom: 1 };

function useFlowNodes(): FlowNode[] {
  const layout = useEditorState((state) => state.layout);
  const selectedNodes = useEditorState((state) => state.selectedNodes);
  const before = useRef<ReadonlyMap<string, FlowNode>>(new Map());
  return useMemo(() => {
    const nodes = flowNodes({ layout, selectedNodes }, before.current);
    before.current = new Map(nodes.map((node) => [node.id, node]));
    return nodes;
  }, [layout, selectedNodes]);
}

function useFlowEdges(): FlowEdge[] {
  const layout = useEditorState((state) => state.layout);
  const wires = useEditorState((state) => state.wires);
  const selectedWires = useEditorState((state) => state.selectedWires);
  const before = useRef<ReadonlyMap<string, FlowEdge>>(new Map());
  return useMemo(() => {
    const edges = flowEdges({ layout, wires, selectedWires }, before.current);
    before.current = new Map(edges.map((edge) => [edge.id, edge]));
    return edges;
  }, [layout, wires, selectedWires]);
}

/** Brings the whole of a document into view when it is opened. */
function useFitOnOpen(): void {
  const flow = useReactFlow();
  const opened = useEditorState((state) => state.opened);
  useEffect(() => {
    if (opened > 0) void flow.fitView(fitViewOptions);
  }, [flow, opened]);
}
