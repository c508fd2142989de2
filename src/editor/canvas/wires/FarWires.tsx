import { memo } from 'react';
import { useEditorState } from '../../state/useEditor.ts';
import { ViewportPortal } from '../flow/flow.ts';
import { curvePath } from './curve.ts';
import { wireCurve } from './dropTarget.ts';
import type { DrawnWire } from './wires.ts';

/**
 * The wires as they are seen from far away, too thin to be hit: mere lines. Those that are selected are drawn by React Flow as
 * ever; for each of its wires it works whenever anything moves, and a large drawing has a thousand.
 */
export function FarWires() {
  const layout = useEditorState((state) => state.layout);
  const wires = useEditorState((state) => state.wires);
  const selected = useEditorState((state) => state.selectedWires);
  const landing = useEditorState(({ placing, landingWire }) => placing?.wire ?? landingWire);
  return (
    <ViewportPortal>
      <svg className="far-wires" aria-hidden="true">
        {wires.map((wire) => {
          const curve = selected.has(wire.id) ? undefined : wireCurve(layout, wire);
          return (
            curve && (
              <Line key={wire.id} wire={wire} path={curvePath(curve)} isLanding={wire.id === landing} />
            )
          );
        })}
      </svg>
    </ViewportPortal>
  );
}

interface LineProps {
  readonly wire: DrawnWire;
  readonly path: string;
  readonly isLanding: boolean;
}

const Line = memo(function Line({ wire: { form, type, problem }, path, isLanding }: LineProps) {
  return (
    <g
      className="wire"
      data-form={form}
      data-symbols={type?.kind === 'symbols'}
      data-wrong={!!problem}
      data-landing={isLanding}
    >
      <path className="wire-line" d={path} />
    </g>
  );
});
