import { type PointerEvent, useMemo } from 'react';
import { splitPath, splitPort } from '../../../document/path.ts';
import type { Gate } from '../../state/gatePorts.ts';
import { setPosition } from '../../state/scrub.ts';
import { useActivations, useEditor, useEditorState } from '../../state/useEditor.ts';
import type { Scale } from '../../views/pictureKind.ts';
import { useActivation } from '../../views/useActivation.ts';
import { describeGate } from './describeGate.ts';
import { GateHeatmap } from './GateHeatmap.tsx';
import { GateLineChart } from './GateLineChart.tsx';
import { choicesOutside, gateSteps } from './gateSteps.ts';

export type GateLook = 'lines' | 'heatmaps';

interface GateRowProps {
  readonly gate: Gate;
  readonly scale: Scale;
  readonly look: GateLook;
}

const width = 272;

/** One gate over time, with the step marked that is looked at; a click looks at the step under it. */
export function GateRow({ gate: { port, title }, scale, look }: GateRowProps) {
  const editor = useEditor();
  const [scope] = splitPath(splitPort(port)[0]);
  const inference = useEditorState((state) => state.inference);
  const positions = useEditorState((state) => state.positions);
  const activation = useActivation(useActivations(), port, 100);
  const gate = useMemo(
    () => activation && gateSteps(activation, choicesOutside(inference, positions, port)),
    [activation, inference, positions, port],
  );
  if (!gate || gate.steps === 0) return null;
  const position = positions.get(scope);
  const step = position !== undefined && position < gate.steps ? position : undefined;
  const words = describeGate(gate, step);
  const Chart = look === 'lines' ? GateLineChart : GateHeatmap;

  function onPointerDown(event: PointerEvent): void {
    const { left } = event.currentTarget.getBoundingClientRect();
    const { steps } = gate ?? { steps: 0 };
    setPosition(editor, scope, Math.floor(((event.clientX - left) / width) * steps));
  }

  return (
    <figure className="gate">
      <figcaption>
        <span>{title}</span>
        <span className="quiet">{words}</span>
      </figcaption>
      <div
        className="gate-chart"
        role="img"
        aria-label={`${title} over ${words}`}
        style={{ width }}
        onPointerDown={onPointerDown}
      >
        <Chart gate={gate} scale={scale} width={width} />
        {step !== undefined && (
          <span
            className="gate-step"
            style={{ left: `${(100 * step) / gate.steps}%`, width: `${100 / gate.steps}%` }}
          />
        )}
      </div>
    </figure>
  );
}
