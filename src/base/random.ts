/**
 * Threefry-2x32 with 20 rounds (Salmon et al., “Parallel random numbers: as easy as 1, 2, 3”, 2011): a function of a key
 * and a counter, so that any number of a stream can be had without the ones before it, and streams never disturb one
 * another. Checked against the authors' known answers.
 */
export function threefry(key: Pair, counter: Pair): Pair {
  const ks = [key[0], key[1], (0x1bd11bda ^ key[0] ^ key[1]) >>> 0];
  let x0 = (counter[0] + key[0]) >>> 0;
  let x1 = (counter[1] + key[1]) >>> 0;
  for (let round = 0; round < 20; round++) {
    x0 = (x0 + x1) >>> 0;
    x1 = (rotateLeft(x1, rotations[round % 8] ?? 0) ^ x0) >>> 0;
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      x0 = (x0 + (ks[injection % 3] ?? 0)) >>> 0;
      x1 = (x1 + (ks[(injection + 1) % 3] ?? 0) + injection) >>> 0;
    }
  }
  return [x0, x1];
}

export type Pair = readonly [number, number];

const rotations = [13, 15, 26, 6, 17, 29, 16, 24];

function rotateLeft(word: number, by: number): number {
  return ((word << by) | (word >>> (32 - by))) >>> 0;
}

/** The key of a weight's own stream: the document's seed, and FNV-1a over the UTF-16 code units of its path. */
export function streamKey(seed: number, path: string): Pair {
  let hash = 0x811c9dc5;
  for (let i = 0; i < path.length; i++) {
    const unit = path.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 255), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return [seed >>> 0, hash >>> 0];
}

/** A float32 spread evenly over [0, 1): the upper 24 bits of a stream's word at (row, column). */
export function uniformAt(key: Pair, row: number, column: number): number {
  return (threefry(key, [row, column])[0] >>> 8) / 16777216;
}
