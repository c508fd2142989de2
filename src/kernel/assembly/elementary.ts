/*
 * The elementary functions of `base/float32.ts`, four numbers at a time: the same operations in the same order, so that
 * they give the same bits. There the coefficients are explained.
 */

const log2e: f32 = 1.4426950408889634;
const ln2High: f32 = 0.693359375;
const ln2Low: f32 = -2.1219444005469058e-4;
/** 1.5 · 2²³: its bits and those of a small whole number added to it differ by that number. */
const magic: f32 = 12582912;

/** e^x. */
export function exp4(x: v128): v128 {
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(log2e)), f32x4.splat(magic));
  const r = remainder(x, f32x4.sub(shifted, f32x4.splat(magic)));
  let y = f32x4.add(lessOne(r), f32x4.splat(1));
  // 2^n in two steps, as 2^n itself may be out of range where the product is not.
  const n = i32x4.sub(shifted, f32x4.splat(magic));
  const half = i32x4.shr_s(n, 1);
  y = f32x4.mul(f32x4.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(n, half)));
  y = v128.bitselect(f32x4.splat(f32.POSITIVE_INFINITY), y, f32x4.gt(x, f32x4.splat(88.72283)));
  y = v128.andnot(y, f32x4.lt(x, f32x4.splat(-103.97208)));
  return v128.bitselect(x, y, f32x4.ne(x, x));
}

/** 1 / (1 + e^−x). */
export function sigmoid4(x: v128): v128 {
  const e = exp4(f32x4.neg(f32x4.abs(x)));
  const one = f32x4.splat(1);
  return f32x4.div(v128.bitselect(one, e, f32x4.ge(x, f32x4.splat(0))), f32x4.add(one, e));
}

/** The hyperbolic tangent. */
export function tanh4(x: v128): v128 {
  const size = f32x4.abs(x);
  const twice = f32x4.mul(f32x4.min(size, f32x4.splat(9.02)), f32x4.splat(-2));
  const shifted = f32x4.add(f32x4.mul(twice, f32x4.splat(log2e)), f32x4.splat(magic));
  const r = remainder(twice, f32x4.sub(shifted, f32x4.splat(magic)));
  const scale = powerOfTwo(i32x4.sub(shifted, f32x4.splat(magic)));
  const scaled = f32x4.mul(scale, lessOne(r));
  const one = f32x4.splat(1);
  const e = f32x4.add(scaled, scale);
  const far = f32x4.ge(size, f32x4.splat(0.625));
  const dividend = v128.bitselect(f32x4.add(e, e), f32x4.sub(f32x4.sub(one, scale), scaled), far);
  const quotient = f32x4.div(dividend, f32x4.add(one, e));
  const y = v128.bitselect(f32x4.sub(one, quotient), quotient, far);
  return v128.bitselect(x, y, i32x4.splat(i32.MIN_VALUE));
}

/** The natural logarithm. */
export function log4(x: v128): v128 {
  const subnormal = f32x4.lt(x, f32x4.splat(1.1754943508222875e-38));
  const scaled = v128.bitselect(f32x4.mul(x, f32x4.splat(8388608)), x, subnormal);
  let exponent = i32x4.sub(i32x4.shr_s(scaled, 23), i32x4.splat(126));
  exponent = i32x4.sub(exponent, v128.and(subnormal, i32x4.splat(23)));
  let r = v128.or(v128.and(scaled, i32x4.splat(0x7fffff)), i32x4.splat(126 << 23));
  const low = f32x4.lt(r, f32x4.splat(0.70710678));
  exponent = i32x4.add(exponent, low);
  r = f32x4.sub(v128.bitselect(f32x4.add(r, r), r, low), f32x4.splat(1));
  const n = f32x4.convert_i32x4_s(exponent);
  const square = f32x4.mul(r, r);
  let y = f32x4.add(f32x4.mul(f32x4.splat(7.0376836292e-2), r), f32x4.splat(-1.151461031e-1));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(1.167699874e-1));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(-1.2420140846e-1));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(1.4249322787e-1));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(-1.6668057665e-1));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(2.0000714765e-1));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(-2.4999993993e-1));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(3.3333331174e-1));
  y = f32x4.mul(f32x4.mul(y, r), square);
  y = f32x4.add(y, f32x4.mul(n, f32x4.splat(ln2Low)));
  y = f32x4.sub(y, f32x4.mul(square, f32x4.splat(0.5)));
  y = f32x4.add(f32x4.add(r, y), f32x4.mul(n, f32x4.splat(ln2High)));
  y = v128.bitselect(x, y, f32x4.eq(x, f32x4.splat(f32.POSITIVE_INFINITY)));
  y = v128.bitselect(f32x4.splat(f32.NEGATIVE_INFINITY), y, f32x4.eq(x, f32x4.splat(0)));
  return v128.bitselect(y, f32x4.splat(f32.NaN), f32x4.ge(x, f32x4.splat(0)));
}

/** x where it is above zero or NaN, else 0. */
export function relu4(x: v128): v128 {
  return v128.andnot(x, f32x4.le(x, f32x4.splat(0)));
}

/** x − n ln 2. */
function remainder(x: v128, n: v128): v128 {
  return f32x4.sub(f32x4.sub(x, f32x4.mul(n, f32x4.splat(ln2High))), f32x4.mul(n, f32x4.splat(ln2Low)));
}

/** e^r − 1 on [−ln 2 / 2, ln 2 / 2]. */
function lessOne(r: v128): v128 {
  let y = f32x4.add(f32x4.mul(f32x4.splat(1.98756915e-4), r), f32x4.splat(1.3981999507e-3));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(8.3334519073e-3));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(4.1665795894e-2));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(1.6666665459e-1));
  y = f32x4.add(f32x4.mul(y, r), f32x4.splat(5.0000001201e-1));
  return f32x4.add(f32x4.mul(y, f32x4.mul(r, r)), r);
}

/** 2^n, for whole n from −126 to 127. */
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}
