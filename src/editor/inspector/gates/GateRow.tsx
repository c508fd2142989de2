import { type KeyboardEvent, type PointerEvent, useMemo } from 'react';
import { withoutReadings } from '../../../compiler/portNames.ts';
import { splitPath, splitPort } from '../../../document/path.ts';
import { symbolsAlong } from '../../scrubber/describePosition.ts';
import type { Gate } from '../../state/gatePorts.ts';
import { setPosition } from '../../state/scrub.ts';
import { useActivations, useEditor, useEditorState } from '../../state/useEditor.ts';
import type { Scale } from '../../views/pictureKind.ts';
import { shownSymbol } from '../../views/placeSymbols.ts';
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
/** CSS pixels of a step below which no symbol can be read. */
const leastRoom = 7;

/**
 * One gate over time, with the step marked that is looked at and, where it reads symbols, these below. A click looks at the step
 * under it, and the arrow keys go from step to step.
 */
export function GateRow({ gate: { port, title }, scale, look }: GateRowProps) {
  const editor = useEditor();
  const [scope] = splitPath(splitPort(withoutReadings(port))[0]);
  const program = useEditorState((state) => state.program);
  const inference = useEditorState((state) => state.inference);
  const positions = useEditorState((state) => state.positions);
  const activation = useActivation(useActivations(), port, 100);
  const gate = useMemo(
    () => activation && gateSteps(activation, choicesOutside(inference, positions, port)),
    [activation, inference, positions, port],
  );
  const symbols = useMemo(
    () => symbolsAlong({ program, inference }, scope).map(shownSymbol),
    [program, inference, scope],
  );
  if (!gate || gate.steps === 0) return null;
  const { steps } = gate;
  const position = positions.get(scope);
  const step = position !== undefined && position < steps ? position : undefined;
  const words = describeGate(gate, step, symbols);
  const Chart = look === 'lines' ? GateLineChart : GateHeatmap;

  function onPointerDown(event: PointerEvent): void {
    const { left } = event.currentTarget.getBoundingClientRect();
    setPosition(editor, scope, Math.floor(((event.clientX - left) / width) * steps));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const to = stepTo(event.key, step, steps);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setPosition(editor, scope, to);
  }

  return (
    <figure className="gate">
      <figcaption>
        <span>{title}</span>
        <span className="quiet">{words}</span>
      </figcaption>
      <div
        className="gate-chart"
        role="slider"
        tabIndex={0}
        aria-label={`${title} over time`}
        aria-valuemin={0}
        aria-valuemax={steps - 1}
        aria-valuenow={step ?? 0}
        aria-valuetext={words}
        style={{ width }}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
      >
        <Chart gate={gate} scale={scale} width={width} />
        {step !== undefined && (
          <span
            className="gate-step"
            style={{ left: `${(100 * step) / steps}%`, width: `${100 / steps}%` }}
          />
        )}
      </div>
      {symbols.length === steps && width / steps >= leastRoom && (
        <ol className="gate-symbols" aria-hidden="true" style={{ width }}>
          {symbols.map((symbol, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place alone.
            <li key={i} data-chosen={i === step}>
              {symbol}
            </li>
          ))}
        </ol>
      )}
    </figure>
  );
}

/** The step that a key leads to; from none to the first, or to the last one. */
function stepTo(key: string, step: number | undefined, steps: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowUp') return Math.min(steps - 1, (step ?? -1) + 1);
  if (key === 'ArrowLeft' || key === 'ArrowDown') return Math.max(0, (step ?? steps) - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? steps - 1 : undefined;
}
