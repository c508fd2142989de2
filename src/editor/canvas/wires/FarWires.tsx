import { memo, useMemo } from 'react';
import { useEditorState } from '../../state/useEditor.ts';
import { ViewportPortal } from '../flow/flow.ts';
import { createFarLines, type FarLine } from './farLines.ts';
import { movingWires } from './movingWires.ts';

/**
 * The wires as they are seen from far away, too thin to be hit: mere lines, many of them one element. Those that are selected
 * are drawn by React Flow as ever, and those that are dragged see MovingWires; for each of its wires it works whenever anything moves, and a large drawing has a thousand.
 */
export function FarWires() {
  const layout = useEditorState((state) => state.layout);
  const wires = useEditorState((state) => state.wires);
  const selected = useEditorState((state) => state.selectedWires);
  const landing = useEditorState(({ placing, landingWire }) => placing?.wire ?? landingWire);
  const dragging = useEditorState((state) => state.dragging);
  const moving = useMemo(() => movingWires({ wires, dragging }), [wires, dragging]);
  const farLines = useMemo(createFarLines, []);
  const landingLines = useMemo(createFarLines, []);
  const shown = useMemo(
    () =>
      wires.flatMap((wire) =>
        selected.has(wire.id) || wire.id === landing ? [] : [moving.has(wire) ? undefined : wire],
      ),
    [wires, selected, landing, moving],
  );
  const landed = useMemo(
    () => wires.filter(({ id }) => id === landing && !selected.has(id)),
    [wires, selected, landing],
  );
  return (
    <ViewportPortal>
      <svg className="far-wires" aria-hidden="true">
        {farLines(layout, shown).map((lines, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bundles have no name but their place.
          <Lines key={i} lines={lines} isLanding={false} />
        ))}
        {landingLines(layout, landed).map((lines) => (
          <Lines key="landing" lines={lines} isLanding />
        ))}
      </svg>
    </ViewportPortal>
  );
}

interface LinesProps {
  readonly lines: readonly FarLine[];
  readonly isLanding: boolean;
}

const Lines = memo(function Lines({ lines, isLanding }: LinesProps) {
  return lines.map(({ form, isSymbols, isWrong, path }) => (
    <g
      key={`${form} ${isSymbols} ${isWrong}`}
      className="wire"
      data-form={form}
      data-symbols={isSymbols}
      data-wrong={isWrong}
      data-landing={isLanding}
    >
      <path className="wire-line" d={path} />
    </g>
  ));
});
