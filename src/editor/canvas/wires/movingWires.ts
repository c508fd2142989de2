import type { EditorState } from '../../state/store.ts';
import { wireOwners } from './owners.ts';
import type { DrawnWire } from './wires.ts';

/** The wires that go along with what is dragged: those at it, and all in its body. None while nothing is. */
export function movingWires({
  wires,
  dragging,
}: Pick<EditorState, 'wires' | 'dragging'>): ReadonlySet<DrawnWire> {
  if (!dragging) return none;
  const { paths } = dragging;
  const within = [...paths].map((path) => `${path}/`);
  const moves = (owner: string) => paths.has(owner) || within.some((path) => owner.startsWith(path));
  return new Set(wires.filter((wire) => wireOwners(wire).some(moves)));
}

const none: ReadonlySet<DrawnWire> = new Set();
