import type { Scale } from '../../views/pictureKind.ts';
import { gateLines } from './gateLines.ts';
import type { GateSteps } from './gateSteps.ts';

interface GateLineChartProps {
  readonly gate: GateSteps;
  readonly scale: Scale;
  readonly width: number;
}

const height = 56;

/** A thin line for each unit, and a thick one for their mean. */
export function GateLineChart({ gate, scale, width }: GateLineChartProps) {
  const { units, mean, zero } = gateLines(gate, scale, { width, height });
  return (
    <svg
      className="gate-lines"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <line x1={0} x2={width} y1={zero} y2={zero} />
      {units.map((points, unit) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a unit is known by its index alone.
        <polyline key={unit} points={points} />
      ))}
      <polyline className="gate-mean" points={mean} />
    </svg>
  );
}
