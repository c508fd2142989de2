import { expect } from 'vitest';
import { streamKey, threefry } from '../../src/base/random.ts';
import { countElements } from '../../src/base/valueType.ts';
import type { Shape, Tensor } from '../../src/ir/program.ts';

/** Values that break naive loops: zeros of both signs, no numbers, the ends of the range. */
const specials = [
  0,
  -0,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  1e-45,
  -1e-45,
  3e38,
  1,
  1,
];

/** Float32 numbers in ±4, some of them equal; about one in eight special if asked for. */
export function randomTensor(shape: Shape, seed: number, withSpecials: boolean): Tensor {
  const key = streamKey(seed, 'values');
  const data = Float32Array.from({ length: countElements(shape) }, (_, i) => {
    const [value, kind] = threefry(key, [i, 0]);
    if (withSpecials && kind % 8 === 0) return specials[value % specials.length] ?? 0;
    return kind % 4 === 1 ? (value % 9) - 4 : (value / 2 ** 32) * 8 - 4;
  });
  return { shape, data };
}

/** Float64 numbers in ±3 that all differ by at least 0.03 and are as far from zero: nothing lies near a kink or a tie. */
export function smoothTensor(shape: Shape, seed: number): Tensor {
  const key = streamKey(seed, 'smooth');
  const levels = Array.from({ length: 100 }, (_, i) => ({
    level: (i - 49.5) * 0.06,
    order: threefry(key, [i, 1])[0],
  }));
  levels.sort((one, other) => one.order - other.order);
  const data = Float64Array.from(
    { length: countElements(shape) },
    (_, i) => levels[i % levels.length]?.level ?? 0,
  );
  return { shape, data };
}

/** Indices of so many rows. */
export function indexTensor(shape: Shape, seed: number, rows: number): Tensor {
  const key = streamKey(seed, 'indices');
  const data = Float64Array.from({ length: countElements(shape) }, (_, i) => threefry(key, [i, 0])[0] % rows);
  return { shape, data };
}

/** Element i along the first axis. */
export function elementOf({ shape, data }: Tensor, i: number): Tensor {
  const inner = shape.slice(1);
  const length = countElements(inner);
  return { shape: inner, data: data.subarray(i * length, (i + 1) * length) };
}

/** Equal shapes and equal bits; the one thing that may differ is which of the many NaNs a NaN is. */
export function expectSameBits(actual: readonly Tensor[], expected: readonly Tensor[]): void {
  expect(actual.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape));
  actual.forEach(({ data }, n) => {
    const wanted = expected[n]?.data ?? [];
    const at = data.findIndex((value, i) => !Object.is(value, wanted[i]));
    if (at >= 0) expect.fail(`Result ${n} is ${data[at]} at ${at}, but should be ${wanted[at]}.`);
  });
}
