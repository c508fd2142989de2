import { connect } from '../../document/wiring.ts';
import type { PortLayout } from '../canvas/layout/layout.ts';
import { fitsOf } from '../canvas/wires/portFit.ts';
import { wireId } from '../canvas/wires/wires.ts';
import { edit } from './edit.ts';
import type { Editor } from './store.ts';

/** A wire is being dragged from a port: the others of its scope say whether it may end at them. */
export function startConnecting(editor: Editor, port: PortLayout): void {
  const { history, inference, layout } = editor.getState();
  const fits = fitsOf(history.present, inference, layout, port);
  editor.setState({
    connecting: { port: port.port, gives: port.gives, fits },
    hoveredWire: undefined,
    adding: undefined,
  });
}

export function stopConnecting(editor: Editor): void {
  editor.setState({ connecting: undefined });
}

/** Wires two ports of one scope, in whichever order they were picked. */
export function connectPorts(editor: Editor, from: string, to: string, { keepSelection = false } = {}): void {
  edit(editor, (document) => connect(document, from, to), {
    more: keepSelection ? {} : { selectedNodes: new Set(), selectedWires: new Set([wireId(from, to)]) },
  });
}
