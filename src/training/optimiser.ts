import type { TrainingSettings } from '../document/training.ts';
import { power } from './schedule.ts';

/** What Adam keeps of the mean and of the square of the gradients, and what keeps it from dividing by zero (Kingma and Ba 2015). */
const adam = { mean: 0.9, square: 0.999, least: 1e-8 };

/**
 * The numbers that the kernel's step of the optimiser reads, for step `step` counted from 0. `scale` is what gradients are multiplied by. Weight decay
 * is decoupled from the gradients (Loshchilov and Hutter 2019).
 */
export function optimiserNumbers(
  { optimiser, momentum, weightDecay }: TrainingSettings,
  rate: number,
  scale: number,
  step: number,
): readonly number[] {
  const decay = rate * weightDecay;
  if (optimiser === 'sgd') return [rate, decay, scale, momentum, 0, 0, 0, 0, 0];
  const mean = 1 - power(adam.mean, step + 1);
  const square = 1 - power(adam.square, step + 1);
  return [
    rate / mean,
    decay,
    scale,
    adam.mean,
    1 - adam.mean,
    adam.square,
    1 - adam.square,
    1 / square,
    adam.least,
  ];
}

/** What makes the norm of all gradients at most `clip`, if that is above 0 (Pascanu, Mikolov and Bengio 2013). */
export function scaleFor(clip: number, norm: number): number {
  return clip > 0 && norm > clip ? clip / norm : 1;
}
