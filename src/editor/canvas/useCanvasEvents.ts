import { useMemo } from 'react';
import { placeAnnotations } from '../../document/annotations.ts';
import { moveNodes } from '../../document/edits.ts';
import { isTyping } from '../commands/isTyping.ts';
import { startConnecting, stopConnecting } from '../state/connect.ts';
import { edit } from '../state/edit.ts';
import { openMenuAt } from '../state/openMenuAt.ts';
import { useEditor } from '../state/useEditor.ts';
import { type FlowProps, movesIn, portOf, selectionAfter, useReactFlow } from './flow/flow.ts';
import { annotationMovesIn, splitChanges } from './flow/flowAnnotations.ts';
import { portKey } from './layout/layout.ts';
import { openAddMenu } from './openAddMenu.ts';
import { swallowClick } from './swallowClick.ts';
import { useCarried } from './useCarried.ts';
import { useEscaping } from './useEscaping.ts';
import { useNodeDrag } from './useNodeDrag.ts';
import { pressWireEnd } from './wires/pressWireEnd.ts';
import { useWireEnd } from './wires/useWireEnd.ts';
import { createZoomCover } from './zoomCover.ts';

/**
 * What React Flow reports of dragging, wiring and selecting, brought into the document and the editor's state. Always the same
 * handlers: for a new one React Flow asks every node and every wire again.
 */
export function useCanvasEvents() {
  const editor = useEditor();
  const flow = useReactFlow();
  const onWireEnd = useWireEnd();
  const nodeDrag = useNodeDrag();
  const escaping = useEscaping();
  const carry = useCarried();
  return useMemo(
    () =>
      ({
        onNodesChange(changes) {
          const state = editor.getState();
          const wanted = escaping.current
            ? changes.filter((each) => each.type !== 'select' || !each.selected)
            : changes;
          const { ofNodes, ofAnnotations } = splitChanges(wanted);
          const selectedNodes = selectionAfter(ofNodes, state.selectedNodes);
          const selectedAnnotations = selectionAfter(ofAnnotations, state.selectedAnnotations);
          if (selectedNodes !== state.selectedNodes || selectedAnnotations !== state.selectedAnnotations)
            editor.setState({ selectedNodes, selectedAnnotations });
          const moved = carry(state, {
            nodes: movesIn(ofNodes, state.layout, state.facts.leaving),
            annotations: annotationMovesIn(ofAnnotations),
          });
          // Arrow keys move nodes too, and without any drag: the step ends with the key, see useShortcuts.
          if (moved.nodes.size + moved.annotations.size > 0)
            edit(
              editor,
              (document) => placeAnnotations(moveNodes(document, moved.nodes), moved.annotations),
              {
                gesture: 'move',
                room: false,
              },
            );
        },
        onEdgesChange(changes) {
          const { selectedWires } = editor.getState();
          const selected = selectionAfter(changes, selectedWires);
          if (selected !== selectedWires) editor.setState({ selectedWires: selected });
        },
        ...nodeDrag,
        ...createZoomCover(),
        onNodeContextMenu: (event, { id }) => {
          // A field has a menu of its own.
          if (isTyping(event.target as Element)) return;
          event.preventDefault();
          openMenuAt(editor, event, id);
        },
        onSelectionContextMenu: (event) => {
          event.preventDefault();
          openMenuAt(editor, event);
        },
        onPaneContextMenu: (event) => {
          event.preventDefault();
          openAddMenu(editor, flow, event);
        },
        onDoubleClick: (event) => {
          const { target } = event;
          if (target instanceof Element && target.matches('.react-flow__pane'))
            openAddMenu(editor, flow, event);
        },
        onConnectStart(_event, { nodeId, handleId, handleType }) {
          // The end of a wire is being dragged, which has been noted before.
          if (editor.getState().connecting?.wire !== undefined) return;
          const port = portOf(editor.getState().layout, nodeId, handleId, handleType === 'source');
          if (port) startConnecting(editor, port);
        },
        onConnectEnd(event, state) {
          onWireEnd(event, state);
          stopConnecting(editor);
          // A wire that is brought back to its port is given up, and not begun by a press.
          swallowClick();
        },
        onReconnectStart(_event, { id, source, sourceHandle, target, targetHandle }, fixed) {
          const { layout } = editor.getState();
          const port =
            fixed === 'source'
              ? portOf(layout, source, sourceHandle, true)
              : portOf(layout, target, targetHandle, false);
          if (port) startConnecting(editor, port, { wire: id });
        },
        // Wires have ends to drag only where this is set; what is done when they are let go says onConnectEnd.
        onReconnect: () => {},
        onTouchStart: pressWireEnd,
        onPaneClick: () => stopConnecting(editor),
        isValidConnection({ source, sourceHandle, target, targetHandle }) {
          const { layout, connecting } = editor.getState();
          const other = connecting?.gives
            ? portOf(layout, target, targetHandle, false)
            : portOf(layout, source, sourceHandle, true);
          return !!other && connecting?.fits.get(portKey(other))?.kind === 'fits';
        },
      }) satisfies Partial<FlowProps>,
    [editor, flow, onWireEnd, nodeDrag, escaping, carry],
  );
}
