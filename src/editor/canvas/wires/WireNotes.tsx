import { useState } from 'react';
import { ProblemFixes } from '../../panels/ProblemFixes.tsx';
import { useEditorState } from '../../state/useEditor.ts';
import { useViewport } from '../flow/flow.ts';
import type { Box } from '../layout/geometry.ts';
import { titleHeight } from '../layout/placePorts.ts';
import { pointOn } from './curve.ts';
import { wireCurve } from './dropTarget.ts';
import { placeLabel } from './placeLabel.ts';
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
  const [label, setLabel] = useState<HTMLElement | null>(null);
  const titles = useTitles();
  const { left, top } = usePlace(wire, 0.5);
  const { offsetWidth: width = 0, offsetHeight: height = 0 } = label ?? {};
  const { x, y } = placeLabel({ width, height }, { x: left, y: top }, titles);
  return (
    <div
      ref={setLabel}
      className="wire-label floating"
      data-wrong={!!wire.problem}
      role="tooltip"
      style={{ left: x, top: y }}
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

/** Where the titles of all nodes lie, in the pane's own pixels. */
function useTitles(): readonly Box[] {
  const layout = useEditorState((state) => state.layout);
  const { x, y, zoom } = useViewport();
  return [...layout.values()]
    .filter(({ entered }) => !entered)
    .map((node) => ({
      x: node.x * zoom + x,
      y: node.y * zoom + y,
      width: node.box.width * zoom,
      height: titleHeight * zoom,
    }));
}

/** A place along a wire, from 0 to 1, in the pane's own pixels. */
function usePlace(wire: DrawnWire, along: number): { left: number; top: number } {
  const layout = useEditorState((state) => state.layout);
  const { x, y, zoom } = useViewport();
  const curve = wireCurve(layout, wire);
  const spot = curve ? pointOn(curve, along) : { x: 0, y: 0 };
  return { left: spot.x * zoom + x, top: spot.y * zoom + y };
}
