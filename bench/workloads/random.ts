/** Numbers that are the same in every run: mulberry32 (Tommy Ettinger, 2017), spread evenly over ± limit. */
export function randomNumbers(seed: number, length: number, limit: number): Float32Array {
  const next = randomFractions(seed);
  return Float32Array.from({ length }, () => (2 * next() - 1) * limit);
}

/** Fractions from 0 to 1, one a call, always the same ones for a seed. */
export function randomFractions(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
}
