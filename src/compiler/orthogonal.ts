import { type Pair, uniformAt } from '../base/random.ts';

/**
 * A square matrix whose rows are at right angles and of length 1: the identity, turned in plane after plane by random angles.
 * Planes are paired as in a fast Fourier transform, so that a few sweeps mix every row with every other; unlike an
 * orthogonalisation of random vectors that takes n² log n steps, and + − × ÷ and √ alone.
 */
export function drawOrthogonal(key: Pair, n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  // Random signs, so that a matrix of one row is not always 1.
  for (let i = 0; i < n; i++) matrix[i * n + i] = uniformAt(key, 0, i) < 0.5 ? -1 : 1;
  const levels = Math.max(1, Math.ceil(Math.log2(n)));
  for (let turn = 0; turn < sweeps * levels; turn++) {
    const distance = 2 ** (turn % levels);
    for (let i = 0; i < n; i++) {
      const partner = i + distance;
      if (Math.floor(i / distance) % 2 === 0 && partner < n)
        rotate(matrix, n, i, partner, ...direction(key, turn + 1, i));
    }
  }
  return matrix;
}

/** How often every pair of distances is gone through. */
const sweeps = 3;

/** A random point on the unit circle: one of the square, drawn in to length 1. */
function direction(key: Pair, turn: number, i: number): readonly [cos: number, sin: number] {
  const x = 2 * uniformAt(key, turn, 2 * i) - 1;
  const y = 2 * uniformAt(key, turn, 2 * i + 1) - 1;
  const length = Math.sqrt(x * x + y * y);
  return length < 2 ** -10 ? [1, 0] : [x / length, y / length];
}

function rotate(matrix: Float64Array, n: number, one: number, other: number, cos: number, sin: number): void {
  for (let k = 0; k < n; k++) {
    const a = matrix[one * n + k] ?? 0;
    const b = matrix[other * n + k] ?? 0;
    matrix[one * n + k] = cos * a - sin * b;
    matrix[other * n + k] = sin * a + cos * b;
  }
}
