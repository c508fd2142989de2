import { ProblemFixes } from '../../panels/ProblemFixes.tsx';
import { useEditorState } from '../../state/useEditor.ts';
import { useViewport } from '../flow/flow.ts';
import { pointOn } from './curve.ts';
import { wireCurve } from './dropTarget.ts';
import { shownType } from './shownType.ts';
import type { DrawnWire } from './wires.ts';

/** What floats at wires: the axes of the one under the pointer and of the one that is selected, and what is wrong with that. */
export function WireNotes() {
  const hovered = useEditorState(({ wires, hoveredWire }) =>
    hoveredWire === undefined ? undefined : wires.find(({ id }) => id === hoveredWire),
  );
  const selected = useEditorState(({ wires, selectedWires, selectedNodes }) =>
    selectedWires.size === 1 && selectedNodes.size === 0
      ? wires.find(({ id }) => selectedWires.has(id))
      : undefined,
  );
  const busy = useEditorState(
    ({ connecting, connectMenu, placing, landingWire }) =>
      !!connecting || !!connectMenu || !!placing || landingWire !== undefined,
  );
  if (busy) return null;
  return (
    <>
      {selected?.problem && <BadWire wire={selected} />}
      {selected && !selected.problem && <WireLabel wire={selected} />}
      {hovered && hovered !== selected && <WireLabel wire={hovered} />}
    </>
  );
}

function WireLabel({ wire }: { readonly wire: DrawnWire }) {
  const text = wire.problem ? wire.problem.message : shownType(wire.type);
  return (
    <div
      className="wire-label floating"
      data-wrong={!!wire.problem}
      role="tooltip"
      style={usePlace(wire, 0.5)}
    >
      {text}
    </div>
  );
}

function BadWire({ wire }: { readonly wire: DrawnWire }) {
  return (
    <div className="bad-wire floating" role="alert" style={usePlace(wire, 1)}>
      <p>{wire.problem?.message}</p>
      {wire.problem && <ProblemFixes problem={wire.problem} />}
    </div>
  );
}

/** A place along a wire, from 0 to 1, in the pane's own pixels. */
function usePlace(wire: DrawnWire, along: number): { left: number; top: number } {
  const layout = useEditorState((state) => state.layout);
  const { x, y, zoom } = useViewport();
  const curve = wireCurve(layout, wire);
  const spot = curve ? pointOn(curve, along) : { x: 0, y: 0 };
  return { left: spot.x * zoom + x, top: spot.y * zoom + y };
}
