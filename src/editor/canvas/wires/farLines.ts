import type { Layout, NodeLayout } from '../layout/layout.ts';
import { curvePath } from './curve.ts';
import { wireCurve } from './dropTarget.ts';
import { wireOwners } from './owners.ts';
import type { DrawnWire, WireForm } from './wires.ts';

/** Wires that look the same and lie near each other, as one line: each element of a drawing takes time whenever it moves. */
export interface FarLine {
  readonly form: WireForm;
  readonly isSymbols: boolean;
  readonly isWrong: boolean;
  /** For the `d` of an SVG path, with a part for each wire. */
  readonly path: string;
}

/** How many wires that follow each other are drawn together; when one of them moves, all of these are drawn anew. */
const together = 32;

interface Bundle {
  readonly wires: readonly (DrawnWire | undefined)[];
  /** The nodes that the wires begin and end at, in turn. */
  readonly ends: readonly (NodeLayout | undefined)[];
  readonly lines: readonly FarLine[];
}

/**
 * Bundles the wires of one drawing after the other; lines of wires that have not moved stay the same objects. A wire that is left out for
 * a while leaves its place empty, so that all others stay in their bundles.
 */
export function createFarLines(): (
  layout: Layout,
  wires: readonly (DrawnWire | undefined)[],
) => (readonly FarLine[])[] {
  let before: readonly Bundle[] = [];
  return (layout, wires) => {
    const bundles: Bundle[] = [];
    for (let i = 0; i < wires.length; i += together) {
      const old = before[bundles.length];
      bundles.push(
        old && holdsSame(old, layout, wires, i) ? old : bundle(layout, wires.slice(i, i + together)),
      );
    }
    before = bundles;
    return bundles.map(({ lines }) => lines);
  };
}

function bundle(layout: Layout, wires: readonly (DrawnWire | undefined)[]): Bundle {
  const ends = wires.flatMap((wire) =>
    wire ? wireOwners(wire).map((path) => layout.get(path)) : [undefined, undefined],
  );
  return { wires, ends, lines: linesOf(layout, wires) };
}

/** Whether a bundle is what the wires from some place on are now; asked of all bundles whenever something moves. */
function holdsSame(
  { wires: bundled, ends }: Bundle,
  layout: Layout,
  wires: readonly (DrawnWire | undefined)[],
  from: number,
): boolean {
  if (bundled.length !== Math.min(together, wires.length - from)) return false;
  return bundled.every((wire, i) => {
    if (wire !== wires[from + i]) return false;
    if (!wire) return true;
    const [source, target] = wireOwners(wire);
    return ends[2 * i] === layout.get(source) && ends[2 * i + 1] === layout.get(target);
  });
}

function linesOf(layout: Layout, wires: readonly (DrawnWire | undefined)[]): FarLine[] {
  const lines = new Map<string, FarLine>();
  for (const wire of wires) {
    const curve = wire && wireCurve(layout, wire);
    if (!curve) continue;
    const look = { form: wire.form, isSymbols: wire.type?.kind === 'symbols', isWrong: !!wire.problem };
    const key = Object.values(look).join();
    const path = (lines.get(key)?.path ?? '') + curvePath(curve);
    lines.set(key, { ...look, path });
  }
  return [...lines.values()];
}
