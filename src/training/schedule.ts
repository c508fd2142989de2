import type { TrainingSettings } from '../document/training.ts';

/** How far a run is, counted from 0. */
export interface Moment {
  readonly step: number;
  readonly stepsPerEpoch: number;
}

/** The learning rate of a step; + − × ÷ alone, so that all machines agree. */
export function rateAt(settings: TrainingSettings, { step, stepsPerEpoch }: Moment): number {
  const { rate, warmUp, epochs } = settings;
  const warmth = step < warmUp ? (step + 1) / warmUp : 1;
  const epoch = Math.floor(step / stepsPerEpoch);
  return rate * warmth * fall(settings, Math.min(1, step / (epochs * stepsPerEpoch)), epoch);
}

/** What is left of the rate at so much of the run, from 0 to 1. */
function fall({ schedule, factor, every }: TrainingSettings, share: number, epoch: number): number {
  switch (schedule) {
    case 'constant':
      return 1;
    case 'cosine':
      return halfCosine(share);
    case 'step':
      return power(factor, Math.floor(epoch / every));
  }
}

/** (1 + cos πt) / 2 for t from 0 to 1, from the series of cos πt / 2, whose square it is. */
function halfCosine(t: number): number {
  const square = ((t * Math.PI) / 2) ** 2;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 12; n++) {
    term *= -square / ((2 * n - 1) * (2 * n));
    sum += term;
  }
  return sum * sum;
}

/** A base to a whole power, by the same multiplications on every machine. */
export function power(base: number, exponent: number): number {
  let result = 1;
  let factor = base;
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= factor;
    factor *= factor;
  }
  return result;
}
