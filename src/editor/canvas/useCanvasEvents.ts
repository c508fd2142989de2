import { moveNodes } from '../../document/edits.ts';
import { isTyping } from '../commands/isTyping.ts';
import { startConnecting, stopConnecting } from '../state/connect.ts';
import { edit } from '../state/edit.ts';
import { openMenuAt } from '../state/openMenuAt.ts';
import { useEditor } from '../state/useEditor.ts';
import { type FlowProps, movesIn, portOf, selectionAfter } from './flow/flow.ts';
import { portKey } from './layout/layout.ts';
import { useEscaping } from './useEscaping.ts';
import { useNodeDrag } from './useNodeDrag.ts';
import { useWireEnd } from './wires/useWireEnd.ts';

/** What React Flow reports of dragging, wiring and selecting, brought into the document and the editor's state. */
export function useCanvasEvents() {
  const editor = useEditor();
  const onWireEnd = useWireEnd();
  const nodeDrag = useNodeDrag();
  const escaping = useEscaping();
  return {
    onNodesChange(changes) {
      const { layout, selectedNodes, facts } = editor.getState();
      const moves = movesIn(changes, layout, facts.leaving);
      const wanted = escaping.current
        ? changes.filter((each) => each.type !== 'select' || !each.selected)
        : changes;
      const selected = selectionAfter(wanted, selectedNodes);
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
    ...nodeDrag,
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
    onConnectStart(_, { nodeId, handleId, handleType }) {
      const port = portOf(editor.getState().layout, nodeId, handleId, handleType === 'source');
      if (port) startConnecting(editor, port);
    },
    onConnectEnd(event, state) {
      onWireEnd(event, state);
      stopConnecting(editor);
    },
    isValidConnection({ source, sourceHandle, target, targetHandle }) {
      const { layout, connecting } = editor.getState();
      const other = connecting?.gives
        ? portOf(layout, target, targetHandle, false)
        : portOf(layout, source, sourceHandle, true);
      return !!other && connecting?.fits.get(portKey(other))?.kind === 'fits';
    },
  } satisfies Partial<FlowProps>;
}
