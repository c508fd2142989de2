import { streamKey, threefry } from '../base/random.ts';

/**
 * Which numbers are left out at a step: 0 with the probability `share`, and else what makes up for it. The number at place i follows from the seed,
 * the name of the mask, the step and i alone; the first of those that are drawn is at place `start`, an even number.
 */
export function drawMask(
  into: Float32Array,
  share: number,
  seed: number,
  name: string,
  step: number,
  start = 0,
): void {
  const key = streamKey(seed, name);
  const least = Math.round(share * 2 ** 32);
  const scale = 1 / (1 - share);
  for (let i = 0; i < into.length; i += 2) {
    const [one, other] = threefry(key, [(start + i) / 2, step]);
    into[i] = one < least ? 0 : scale;
    into[i + 1] = other < least ? 0 : scale;
  }
}
