import { moveOntoWire } from '../../document/rewire.ts';
import { portsFor } from '../canvas/wires/landing.ts';
import { wireEnds } from '../canvas/wires/wires.ts';
import { edit } from './edit.ts';
import type { Editor } from './store.ts';

/** A node that was dragged is let go: where it lies on a wire that it fits it goes between its ends, in one step with the move. */
export function landOnWire(editor: Editor, path: string): void {
  const state = editor.getState();
  const { landingWire: wire } = state;
  if (wire === undefined) return;
  const through = portsFor(state, path, wire);
  editor.setState({ landingWire: undefined });
  if (through)
    edit(editor, (document) => moveOntoWire(document, path, wireEnds(wire), through), { gesture: 'move' });
}
