import type { Scale } from '../../views/pictureKind.ts';
import { rangeOf } from '../../views/range.ts';
import type { GateSteps } from './gateSteps.ts';

/** Lines over time, each the points of an SVG polyline, in a box of the given size. */
export interface GateLines {
  /** One for each unit. */
  readonly units: readonly string[];
  readonly mean: string;
  /** Where the line of 0 lies. */
  readonly zero: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Gates run from 0 to 1, states and proposals around 0; each step stands in the middle of its share of the width. */
export function gateLines(
  { steps, units, values }: GateSteps,
  scale: Scale,
  { width, height }: Size,
): GateLines {
  const { limit } = rangeOf(values);
  const [low, high] = scale === 'unit' ? [0, 1] : [-limit, limit];
  const y = (value: number) => height * (1 - (Math.min(high, Math.max(low, value)) - low) / (high - low));
  const line = (valueAt: (step: number) => number) =>
    Array.from({ length: steps }, (_, step) => {
      const x = ((step + 0.5) * width) / steps;
      return `${round(x)},${round(y(valueAt(step)))}`;
    }).join(' ');
  const at = (step: number, unit: number) => values[step * units + unit] ?? 0;
  const meanAt = (step: number) => {
    let sum = 0;
    for (let unit = 0; unit < units; unit++) sum += at(step, unit);
    return sum / units;
  };
  return {
    units: Array.from({ length: units }, (_, unit) => line((step) => at(step, unit))),
    mean: line(meanAt),
    zero: round(y(0)),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
