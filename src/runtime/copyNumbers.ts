/** Up to this length a loop takes less time than a call of the engine's block copy. */
const shortLength = 32;

/** Writes `length` numbers from `start` on to where `at` says. */
export function copyNumbers(
  to: Float32Array,
  at: number,
  from: ArrayLike<number>,
  start: number,
  length: number,
): void {
  if (length <= shortLength) for (let i = 0; i < length; i++) to[at + i] = from[start + i] ?? 0;
  else if (from instanceof Float32Array) to.set(from.subarray(start, start + length), at);
  else to.set(from, at);
}
