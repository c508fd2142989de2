import { moveNodes } from '../../document/edits.ts';
import { startConnecting, stopConnecting } from '../state/connect.ts';
import { edit, endGesture } from '../state/edit.ts';
import { landOnWire } from '../state/landOnWire.ts';
import { useEditor } from '../state/useEditor.ts';
import { type FlowProps, movesIn, portOf, selectionAfter } from './flow/flow.ts';
import { portKey } from './layout/layout.ts';
import { swallowClick } from './swallowClick.ts';
import { landingWireOf } from './wires/landing.ts';
import { pressWireEnd } from './wires/pressWireEnd.ts';
import { useWireEnd } from './wires/useWireEnd.ts';

/** What React Flow reports of dragging, wiring and selecting, brought into the document and the editor's state. */
export function useCanvasEvents() {
  const editor = useEditor();
  const onWireEnd = useWireEnd();
  return {
    onNodesChange(changes) {
      const { layout, selectedNodes } = editor.getState();
      const moves = movesIn(changes, layout);
      const selected = selectionAfter(changes, selectedNodes);
      if (selected !== selectedNodes) editor.setState({ selectedNodes: selected });
      // Arrow keys move nodes too, and without any drag: the step ends with the key, see useShortcuts.
      if (moves.size > 0)
        edit(editor, (document) => moveNodes(document, moves), { gesture: 'move', room: false });
    },
    onEdgesChange(changes) {
      const { selectedWires } = editor.getState();
      const selected = selectionAfter(changes, selectedWires);
      if (selected !== selectedWires) editor.setState({ selectedWires: selected });
    },
    onNodeDragStart: () => endGesture(editor),
    onNodeDrag(_event, { id }, dragged) {
      const wire = dragged.length === 1 ? landingWireOf(editor.getState(), id) : undefined;
      if (wire !== editor.getState().landingWire) editor.setState({ landingWire: wire });
    },
    onNodeDragStop(_event, { id }) {
      landOnWire(editor, id);
      endGesture(editor);
    },
    onSelectionDragStop: () => endGesture(editor),
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
  } satisfies Partial<FlowProps>;
}
