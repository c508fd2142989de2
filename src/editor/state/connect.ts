import { infer } from '../../compiler/infer.ts';
import { reconnect } from '../../document/rewire.ts';
import { connect, disconnect } from '../../document/wiring.ts';
import { type PortLayout, portKey } from '../canvas/layout/layout.ts';
import { type Fit, fitsOf } from '../canvas/wires/portFit.ts';
import { wireEnds, wireId } from '../canvas/wires/wires.ts';
import { edit } from './edit.ts';
import { notify } from './notify.ts';
import type { Editor, EditorState } from './store.ts';
import type { Connecting } from './viewState.ts';

type Manner = Pick<Connecting, 'wire' | 'tapped'>;

/** A wire is being made from a port, or the other end of one moved: the ports of its scope say whether it may end at them. */
export function startConnecting(editor: Editor, { port, gives }: PortLayout, manner: Manner = {}): void {
  editor.setState((state) => ({
    connecting: { port, gives, fits: fitsFrom(state, { port, gives }, manner.wire), ...manner },
    hoveredWire: undefined,
    adding: undefined,
    connectMenu: undefined,
    hint: undefined,
  }));
}

export function stopConnecting(editor: Editor): void {
  editor.setState({ connecting: undefined });
}

/** Whether wires from a port could end at each of the others, by key; a wire that is moved counts as taken away. */
export function fitsFrom(
  { history, inference, layout }: Pick<EditorState, 'history' | 'inference' | 'layout'>,
  start: Pick<PortLayout, 'port' | 'gives'>,
  moved?: string,
): Map<string, Fit> {
  if (moved === undefined) return fitsOf(history.present, inference, layout, start);
  const without = disconnect(history.present, wireEnds(moved));
  return fitsOf(without, infer(without), layout, start);
}

/**
 * Ends the wire that is being made at a port, even where the types do not fit: the problem then says why, and how to mend
 * it. What could never be wired is said, and stays as it was; `false` tells so.
 */
export function finishConnecting(editor: Editor, end: PortLayout): boolean {
  const { connecting } = editor.getState();
  const fit = connecting?.fits.get(portKey(end));
  if (!connecting || !fit) return false;
  if (fit.kind === 'never') {
    notify(editor, { tone: 'error', text: fit.why });
    return false;
  }
  const [from, to] = connecting.gives ? [connecting.port, end.port] : [end.port, connecting.port];
  connectPorts(editor, from, to, { moved: connecting.wire });
  stopConnecting(editor);
  return true;
}

/** A port was tapped: the first one begins a wire, the next one ends it, and the same one again gives it up. */
export function tapPort(editor: Editor, port: PortLayout): void {
  const { connecting } = editor.getState();
  if (connecting?.port === port.port && connecting.gives === port.gives) stopConnecting(editor);
  else if (!connecting || connecting.gives === port.gives) startConnecting(editor, port, { tapped: true });
  else if (finishConnecting(editor, port)) {
    const [from, to] = connecting.gives ? [connecting.port, port.port] : [port.port, connecting.port];
    notify(editor, { tone: 'info', text: `Wired ${from} to ${to}.` });
  }
}

interface Wiring {
  readonly keepSelection?: boolean;
  /** The wire that is brought there, if it is not a new one. */
  readonly moved?: string | undefined;
}

/** Wires an output to an input of the same scope. */
export function connectPorts(
  editor: Editor,
  from: string,
  to: string,
  { keepSelection = false, moved }: Wiring = {},
): void {
  edit(
    editor,
    (document) =>
      moved === undefined ? connect(document, from, to) : reconnect(document, wireEnds(moved), [from, to]),
    { more: keepSelection ? {} : { selectedNodes: new Set(), selectedWires: new Set([wireId(from, to)]) } },
  );
}
