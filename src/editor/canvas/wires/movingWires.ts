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
  const found = known.get(wires);
  if (found?.paths === paths) return found.moving;
  const within = [...paths].map((path) => `${path}/`);
  const moves = (owner: string) => paths.has(owner) || within.some((path) => owner.startsWith(path));
  const moving = new Set(wires.filter((wire) => wireOwners(wire).some(moves)));
  known.set(wires, { paths, moving });
  return moving;
}

interface Moving {
  readonly paths: ReadonlySet<string>;
  readonly moving: ReadonlySet<DrawnWire>;
}

/** Of a list of wires, which all that draw them ask about at every step. */
const known = new WeakMap<readonly DrawnWire[], Moving>();

const none: ReadonlySet<DrawnWire> = new Set();
