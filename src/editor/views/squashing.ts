import type { JsonValue } from '../../base/problem.ts';

/** A function that presses all numbers into a range, and hardly answers near the ends of it. */
export type Squashing = 'sigmoid' | 'tanh';

/** What is known of a port without its type. */
interface PortOfBlock {
  /** The type of the block. */
  readonly block: string;
  /** The name of the port. */
  readonly port: string;
  readonly params?: Readonly<Record<string, JsonValue>> | undefined;
}

const units: Readonly<Record<string, Readonly<Record<string, Squashing>>>> = {
  gru: { z: 'sigmoid', r: 'sigmoid', proposal: 'tanh' },
  lstm: { i: 'sigmoid', f: 'sigmoid', o: 'sigmoid', proposal: 'tanh' },
};

/** The function whose outputs a port carries, if it squashes. */
export function squashingOf({ block, port, params }: PortOfBlock): Squashing | undefined {
  const unit = units[block];
  if (unit) return unit[port];
  const chosen = block === 'vanilla' ? (params?.nonlinearity ?? 'tanh') : block;
  return port === 'y' && (chosen === 'sigmoid' || chosen === 'tanh') ? chosen : undefined;
}

/** How many of the numbers lie near an end of the range: beyond ±0.95 of tanh, below 0.05 or above 0.95 of the sigmoid. */
export function countSaturated(values: Float32Array, squashing: Squashing): number {
  let count = 0;
  for (const value of values)
    if (squashing === 'tanh' ? Math.abs(value) > 0.95 : value < 0.05 || value > 0.95) count++;
  return count;
}
