import { lazy, Suspense, useDeferredValue, useMemo } from 'react';
import { useEditorState } from '../state/useEditor.ts';
import { FrameNode, NoteNode } from './annotations/AnnotationNode.tsx';
import { FarContext, leastZoom } from './FarContext.ts';
import { type CanvasNode, type FlowEdge, ReactFlow, useFlowStore, wholeDrawing } from './flow/flow.ts';
import { createEdgeSelector, createNodeSelector } from './flow/selectFlow.ts';
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
/** Nothing is dragged before the page is seen. */
const MovingWires = lazy(() =>
  import('./wires/MovingWires.tsx').then(({ MovingWires }) => ({ default: MovingWires })),
);
const edgeTypes = { wire: Wire };
/** The left and the middle one; a finger counts as the left. */
const panButtons = [0, 1];
/** What selects one more. */
const severalKeys = ['Shift', 'Meta', 'Control'];

/** The drawing: nodes, their bodies and wires, from the document; what is dragged, wired and selected goes back into it. */
export function Canvas() {
  const nodes = useEditorState(useMemo(createNodeSelector, []));
  const events = useCanvasEvents();
  useScopeView();
  useLongPress();
  const isFar = useFlowStore(({ transform: [, , zoom] }) => zoom < leastZoom);
  // What is shown of a thousand nodes changes when the wheel rests, not while it turns.
  const shownFar = useDeferredValue(isFar);
  const edges = useEditorState(useMemo(() => createEdgeSelector(shownFar), [shownFar]));

  return (
    <FarContext value={shownFar}>
      <ReactFlow<CanvasNode, FlowEdge>
        nodes={nodes}
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
        <Suspense fallback={null}>
          <MovingWires />
        </Suspense>
      </ReactFlow>
    </FarContext>
  );
}

const snapGrid: [number, number] = [4, 4];
