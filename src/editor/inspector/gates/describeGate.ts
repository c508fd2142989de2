import { shortNumber } from '../../views/formatNumber.ts';
import { rangeOf } from '../../views/range.ts';
import type { GateSteps } from './gateSteps.ts';

/** What a gate did, in words: at one step, “step 5 of 9, “n”: mean 0.62, 0.1 to 0.98”, or over all of them. */
export function describeGate(
  { steps, units, values }: GateSteps,
  step: number | undefined,
  symbols: readonly string[] = [],
): string {
  const isOne = step !== undefined && step < steps;
  const meant = isOne ? values.subarray(step * units, (step + 1) * units) : values;
  const { min, max } = rangeOf(meant);
  const mean = meant.reduce((sum, value) => sum + value, 0) / Math.max(1, meant.length);
  const symbol = isOne ? symbols[step] : undefined;
  const what = symbol === undefined ? '' : `, “${symbol}”`;
  const where = isOne ? `step ${step + 1} of ${steps}${what}` : `${steps} steps`;
  return `${where}: mean ${shortNumber(mean)}, ${shortNumber(min)} to ${shortNumber(max)}`;
}
