/**
 * Elementary functions in float32 arithmetic alone: every operation is rounded by `Math.fround`, so that the same input
 * gives the same bits in every engine, and in a WebAssembly twin that takes the same steps with f32 instructions.
 * (`Math.exp` and its kin are left to the engine by the language, and engines differ.)
 */

const f = Math.fround;
const words = new Int32Array(1);
/** The same four bytes as `words`. */
const floats = new Float32Array(words.buffer);

const log2e = f(Math.LOG2E);
// ln 2 in two parts (Cody and Waite): n · high is exact for |n| ≤ 2^9, low makes up for what high lacks.
const ln2High = f(0.693359375);
const ln2Low = f(-2.12194440054690583e-4);
// Minimax polynomial of (exp(r) − 1 − r) / r² on [−ln 2 / 2, ln 2 / 2], from Moshier's Cephes library (expf). The
// coefficients are numbered by the power of r, and written out below as loops over them take twice as long.
const e2 = f(5.0000001201e-1);
const e3 = f(1.6666665459e-1);
const e4 = f(4.1665795894e-2);
const e5 = f(8.3334519073e-3);
const e6 = f(1.3981999507e-3);
const e7 = f(1.98756915e-4);
/** The largest argument with a finite exponential, and the least with one above zero. */
const expLargest = f(88.72283);
const expLeast = f(-103.97208);
/** 2^n for n from −75 to 64: the halves of all exponents between those of the least and the largest result. */
const powersOfTwo = Float32Array.from({ length: 140 }, (_, i) => 2 ** (i - 75));

/** e^x, within 2 units in the last place. */
export function exp32(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > expLargest) return Number.POSITIVE_INFINITY;
  if (x < expLeast) return 0;
  const n = Math.floor(f(f(x * log2e) + 0.5));
  const r = f(f(x - f(n * ln2High)) - f(n * ln2Low));
  let y = f(f(e7 * r) + e6);
  y = f(f(y * r) + e5);
  y = f(f(y * r) + e4);
  y = f(f(y * r) + e3);
  y = f(f(y * r) + e2);
  y = f(f(y * f(r * r)) + f(r + 1));
  // 2^n is scaled in two steps, as 2^n itself may be out of range where the product is not.
  const half = n >> 1;
  return f(f(y * powerOfTwo(half)) * powerOfTwo(n - half));
}

function powerOfTwo(n: number): number {
  return powersOfTwo[n + 75] ?? 0;
}

/** 1 / (1 + e^−x), through the exponential of −|x|, which never overflows. */
export function sigmoid32(x: number): number {
  const e = exp32(f(-Math.abs(x)));
  return x >= 0 ? f(1 / f(1 + e)) : f(e / f(1 + e));
}

// tanh x ≈ x + x³ · polynomial(x²) for |x| < 0.625, from Moshier's Cephes library (tanhf).
const t3 = f(-3.33332819422e-1);
const t5 = f(1.33314422036e-1);
const t7 = f(-5.37397155531e-2);
const t9 = f(2.06390887954e-2);
const t11 = f(-5.70498872745e-3);

/** The hyperbolic tangent: a polynomial near zero, where the exponential would cancel, else 1 − 2 / (e^2|x| + 1). */
export function tanh32(x: number): number {
  const size = Math.abs(x);
  if (size < 0.625) {
    const square = f(x * x);
    // Nothing is left of x³ here, and a zero keeps its sign.
    if (square === 0) return x;
    let y = f(f(t11 * square) + t9);
    y = f(f(y * square) + t7);
    y = f(f(y * square) + t5);
    y = f(f(y * square) + t3);
    return f(x + f(f(y * square) * x));
  }
  const y = f(1 - f(2 / f(exp32(f(size + size)) + 1)));
  return x < 0 ? -y : Number.isNaN(x) ? x : y;
}

// Minimax polynomial of (log(1 + r) − r + r²/2) / r³ for 1 + r in [√½, √2], from Moshier's Cephes library (logf).
const l3 = f(3.3333331174e-1);
const l4 = f(-2.4999993993e-1);
const l5 = f(2.0000714765e-1);
const l6 = f(-1.6668057665e-1);
const l7 = f(1.4249322787e-1);
const l8 = f(-1.2420140846e-1);
const l9 = f(1.167699874e-1);
const l10 = f(-1.151461031e-1);
const l11 = f(7.0376836292e-2);
const smallestNormal = 2 ** -126;

/** The natural logarithm, within 2 units in the last place; NaN below zero, −∞ at zero. */
export function log32(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  // Subnormal numbers are scaled into the normal range first, by 2^23.
  const subnormal = x < smallestNormal;
  floats[0] = subnormal ? x * 8388608 : x;
  const word = words[0] ?? 0;
  let exponent = (word >> 23) - 126 - (subnormal ? 23 : 0);
  words[0] = (word & 0x7fffff) | (126 << 23);
  let r = floats[0] ?? 0;
  if (r < 0.70710678) {
    exponent -= 1;
    r = f(f(r + r) - 1);
  } else {
    r = f(r - 1);
  }
  const square = f(r * r);
  let y = f(f(l11 * r) + l10);
  y = f(f(y * r) + l9);
  y = f(f(y * r) + l8);
  y = f(f(y * r) + l7);
  y = f(f(y * r) + l6);
  y = f(f(y * r) + l5);
  y = f(f(y * r) + l4);
  y = f(f(y * r) + l3);
  y = f(f(y * r) * square);
  y = f(y + f(exponent * ln2Low));
  y = f(y - f(square * 0.5));
  return f(f(r + y) + f(exponent * ln2High));
}
