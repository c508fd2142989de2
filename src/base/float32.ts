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
const twiceLog2e = 2 * log2e;
// ln 2 in two parts (Cody and Waite): n · high is exact for |n| ≤ 2^9, low makes up for what high lacks.
const ln2High = f(0.693359375);
const ln2Low = f(-2.12194440054690583e-4);
const halfLn2 = f(Math.LN2 / 2);
// A polynomial for (e^r − 1 − r) / r² on [−ln 2 / 2, ln 2 / 2] with the least relative error of e^r − 1, which is 1.4e-8: found
// by least squares whose weights grow where the error is large (Lawson 1961). The coefficients are numbered by the power
// of r.
const e2 = f(0.4999999804179609);
const e3 = f(0.16666538682561075);
const e4 = f(0.041667221267758896);
const e5 = f(0.008367180859673432);
const e6 = f(0.0013882395771303488);
/** The largest argument with a finite exponential, and the least with one above zero. */
const expLargest = f(88.72283);
const expLeast = f(-103.97208);
/** The least power of two that is asked for, and all from there to the largest. */
const leastPower = -86;
const powersOfTwo = Float32Array.from({ length: 177 }, (_, i) => 2 ** (i + leastPower));

/**
 * 1.5 · 2²³: between it and 2²⁴ float32 has whole numbers only, so that a number of any sign that is added to it and taken
 * off again comes back rounded to a whole one.
 */
const magic = 12582912;

/** e^x, within 1.1 units in the last place. */
export function exp32(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > expLargest) return Number.POSITIVE_INFINITY;
  if (x < expLeast) return 0;
  const n = f(f(f(x * log2e) + magic) - magic);
  const r = f(f(x - f(n * ln2High)) - f(n * ln2Low));
  const y = f(lessOne(r) + 1);
  // 2^n is scaled in two steps, as 2^n itself may be out of range where the product is not.
  const half = n >> 1;
  return f(f(y * powerOfTwo(half)) * powerOfTwo(n - half));
}

/** e^r − 1 on [−ln 2 / 2, ln 2 / 2], in steps of which some can be taken at once. */
function lessOne(r: number): number {
  const square = f(r * r);
  const low = f(f(e3 * r) + e2);
  const high = f(f(f(e5 * r) + e4) + f(e6 * square));
  return f(f(f(low + f(high * square)) * square) + r);
}

function powerOfTwo(n: number): number {
  return powersOfTwo[n - leastPower] ?? 0;
}

/** Below the first a sigmoid is 0, above the second 1. */
const sigmoidLeast = -104;
const sigmoidOne = 18;
/** What keeps both parts of a sigmoid's fraction from becoming too small or too large: 2^64. */
const sigmoidPower = 64;

/**
 * 1 / (1 + e^−x), within 2.5 units in the last place. With x = n ln 2 − r, e^−x is 2^−n e^r, so that it is 2^n / (2^n + e^r), in which
 * nothing is rounded that is small beside what it is added to.
 */
export function sigmoid32(x: number): number {
  if (Number.isNaN(x)) return x;
  const near = Math.min(Math.max(x, sigmoidLeast), sigmoidOne);
  const n = f(f(f(near * log2e) + magic) - magic);
  const r = f(f(f(n * ln2High) - near) + f(n * ln2Low));
  const scaled = f(f(lessOne(r) + 1) * powerOfTwo(sigmoidPower));
  const power = powerOfTwo(n + sigmoidPower);
  return f(power / f(power + scaled));
}

/** From here on the nearest float32 to a hyperbolic tangent is 1. */
const tanhOne = f(9.02);

/**
 * The hyperbolic tangent, within 2.1 units in the last place: (1 − e) / (1 + e) with e = e^−2|x|. With −2|x| = r − n ln 2 that is
 * (2^n − 1 − (e^r − 1)) / (2^n + 1 + (e^r − 1)), which loses nothing near zero. There n is 0, 1 or 2, so that n ln 2 is
 * exact. All is taken by half, as that saves doubling |x| and rounds alike.
 */
export function tanh32(x: number): number {
  if (Number.isNaN(x)) return x;
  const near = Math.min(Math.abs(x), tanhOne);
  const n = f(f(f(near * twiceLog2e) + magic) - magic);
  const p = halfLessOne(f(f(n * halfLn2) - near));
  const half = powerOfTwo(n - 1);
  const y = f(f(f(half - 0.5) - p) / f(f(half + 0.5) + p));
  return x < 0 || Object.is(x, -0) ? -y : y;
}

/** (e^2h − 1) / 2 on [−ln 2 / 4, ln 2 / 4]: half of `lessOne`, bit for bit, as all that differs are powers of two. */
function halfLessOne(h: number): number {
  const square = f(h * h);
  const low = f(f(4 * e3 * h) + 2 * e2);
  const high = f(f(f(16 * e5 * h) + 8 * e4) + f(32 * e6 * square));
  return f(f(f(low + f(high * square)) * square) + h);
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

/** x where it is above zero or NaN, else 0. */
export function relu32(x: number): number {
  return x <= 0 ? 0 : x;
}
