/**
 * Elementary functions in float32 arithmetic alone: every operation is rounded by `Math.fround`, so that the same input
 * gives the same bits in every engine, and in a WebAssembly twin that takes the same steps with f32 instructions.
 * (`Math.exp` and its kin are left to the engine by the language, and engines differ.)
 */

const f = Math.fround;
const bits = new DataView(new ArrayBuffer(4));

const log2e = f(Math.LOG2E);
// ln 2 in two parts (Cody and Waite): n · high is exact for |n| ≤ 2^9, low makes up for what high lacks.
const ln2High = f(0.693359375);
const ln2Low = f(-2.12194440054690583e-4);
// Minimax polynomial of (exp(r) − 1 − r) / r² on [−ln 2 / 2, ln 2 / 2], from Moshier's Cephes library (expf).
const expPolynomial = [1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1].map(f);
/** The largest argument with a finite exponential, and the least with one above zero. */
const expLargest = f(88.72283);
const expLeast = f(-103.97208);

/** e^x, within 2 units in the last place. */
export function exp32(x: number): number {
  if (x !== x) return x;
  if (x > expLargest) return Number.POSITIVE_INFINITY;
  if (x < expLeast) return 0;
  const n = Math.floor(f(f(x * log2e) + 0.5));
  let r = f(x - f(n * ln2High));
  r = f(r - f(n * ln2Low));
  let y = 0;
  for (const coefficient of expPolynomial) y = f(f(y * r) + coefficient);
  y = f(f(y * f(r * r)) + f(r + 1));
  // 2^n is scaled in two steps, as 2^n itself may be out of range where the product is not.
  const half = n >> 1;
  return f(f(y * powerOfTwo(half)) * powerOfTwo(n - half));
}

function powerOfTwo(n: number): number {
  bits.setInt32(0, (n + 127) << 23);
  return bits.getFloat32(0);
}

/** 1 / (1 + e^−x), through the exponential of −|x|, which never overflows. */
export function sigmoid32(x: number): number {
  const e = exp32(f(-Math.abs(x)));
  return x >= 0 ? f(1 / f(1 + e)) : f(e / f(1 + e));
}

// tanh x ≈ x + x³ · polynomial(x²) for |x| < 0.625, from Moshier's Cephes library (tanhf).
const tanhPolynomial = [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1].map(f);

/** The hyperbolic tangent: a polynomial near zero, where the exponential would cancel, else 1 − 2 / (e^2|x| + 1). */
export function tanh32(x: number): number {
  const size = Math.abs(x);
  if (size < 0.625) {
    const square = f(x * x);
    let y = 0;
    for (const coefficient of tanhPolynomial) y = f(f(y * square) + coefficient);
    return f(x + f(f(y * square) * x));
  }
  const y = f(1 - f(2 / f(exp32(f(size + size)) + 1)));
  return x < 0 ? -y : x !== x ? x : y;
}

// Minimax polynomial of (log(1 + r) − r + r²/2) / r³ for 1 + r in [√½, √2], from Moshier's Cephes library (logf).
const logPolynomial = [
  7.0376836292e-2, -1.151461031e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(f);

/** The natural logarithm, within 2 units in the last place; NaN below zero, −∞ at zero. */
export function log32(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  // Subnormal numbers are scaled into the normal range first.
  const scaled = x < 1.17549435e-38 ? f(x * 8388608) : x;
  bits.setFloat32(0, scaled);
  const word = bits.getInt32(0);
  let exponent = (word >> 23) - 126 - (scaled === x ? 0 : 23);
  bits.setInt32(0, (word & 0x7fffff) | (126 << 23));
  let r = bits.getFloat32(0);
  if (r < 0.70710678) {
    exponent -= 1;
    r = f(f(r + r) - 1);
  } else {
    r = f(r - 1);
  }
  const square = f(r * r);
  let y = 0;
  for (const coefficient of logPolynomial) y = f(f(y * r) + coefficient);
  y = f(f(y * r) * square);
  y = f(y + f(exponent * ln2Low));
  y = f(y - f(square * 0.5));
  return f(f(r + y) + f(exponent * ln2High));
}
