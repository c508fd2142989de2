/*
 * The elementary functions of `base/float32.ts`, four numbers at a time: the same operations in the same order, so that
 * they give the same bits. There the coefficients are explained. All constants lie in memory, from where they come in one
 * step; to build a vector from an immediate takes several.
 */

export const constants = memory.data<f32>([
  // 0: log₂ e; 1.5 · 2²³, whose bits and those of a small whole number added to it differ by that number
  1.4426950408889634,
  12582912,
  // 8: ln 2 by half, and ln 2 in two parts
  0.34657359027997264,
  0.693359375,
  -2.1219444005469058e-4,
  // 20: of the exponential
  0.0013882395771303488,
  0.008367180859673432,
  0.041667221267758896,
  0.16666538682561075,
  0.4999999804179609,
  // 40
  1,
  88.72283,
  -103.97208,
  -104,
  f32.POSITIVE_INFINITY,
  // 60: of the hyperbolic tangent
  9.02,
  // 64: of the sigmoid: from where on it is 1; 2^64
  18,
  1.8446744073709552e19,
  // 72: of the logarithm
  7.0376836292e-2,
  -1.151461031e-1,
  1.167699874e-1,
  -1.2420140846e-1,
  1.4249322787e-1,
  -1.6668057665e-1,
  2.0000714765e-1,
  -2.4999993993e-1,
  3.3333331174e-1,
  // 108
  1.1754943508222875e-38,
  8388608,
  0.70710678,
  0.5,
  // 124: the sign, and the exponent of 1
  -0.0,
  1,
  // 132: 2 log₂ e, and the exponential's by half: times 32, 16, 8, 4 and 2
  2.8853900817779268,
  0.04442366646817116,
  0.1338748937547749,
  0.33333777014207117,
  0.666661547302443,
  0.9999999608359218,
]);

/** e^x. */
export function exp4(x: v128): v128 {
  const large = f32x4.gt(x, v128.load32_splat(constants + 44));
  const finite = v128.bitselect(v128.load32_splat(constants + 56), power(x), large);
  const result = v128.andnot(finite, f32x4.lt(x, v128.load32_splat(constants + 48)));
  return v128.bitselect(x, result, f32x4.ne(x, x));
}

/** e^x where that is neither too large nor too small. */
function power(x: v128): v128 {
  const magic = v128.load32_splat(constants + 4);
  const shifted = f32x4.add(f32x4.mul(x, v128.load32_splat(constants)), magic);
  const n = f32x4.sub(shifted, magic);
  const high = f32x4.sub(x, f32x4.mul(n, v128.load32_splat(constants + 12)));
  const r = f32x4.sub(high, f32x4.mul(n, v128.load32_splat(constants + 16)));
  const y = f32x4.add(lessOne(r), v128.load32_splat(constants + 40));
  // 2^n in two steps, as 2^n itself may be out of range where the product is not.
  const whole = i32x4.sub(shifted, magic);
  const half = i32x4.shr_s(whole, 1);
  return f32x4.mul(f32x4.mul(y, powerOfTwo(half)), powerOfTwo(i32x4.sub(whole, half)));
}

/** 1 / (1 + e^−x). */
export function sigmoid4(x: v128): v128 {
  const near = f32x4.pmin(
    f32x4.pmax(x, v128.load32_splat(constants + 52)),
    v128.load32_splat(constants + 64),
  );
  const magic = v128.load32_splat(constants + 4);
  const shifted = f32x4.add(f32x4.mul(near, v128.load32_splat(constants)), magic);
  const n = f32x4.sub(shifted, magic);
  const high = f32x4.sub(f32x4.mul(n, v128.load32_splat(constants + 12)), near);
  const r = f32x4.add(high, f32x4.mul(n, v128.load32_splat(constants + 16)));
  const most = v128.load32_splat(constants + 68);
  const scaled = f32x4.mul(f32x4.add(lessOne(r), v128.load32_splat(constants + 40)), most);
  const power = i32x4.add(i32x4.shl(shifted, 23), most);
  return f32x4.div(power, f32x4.add(power, scaled));
}

/** The hyperbolic tangent. */
export function tanh4(x: v128): v128 {
  const sign = v128.load32_splat(constants + 124);
  const near = f32x4.pmin(v128.andnot(x, sign), v128.load32_splat(constants + 60));
  const magic = v128.load32_splat(constants + 4);
  const shifted = f32x4.add(f32x4.mul(near, v128.load32_splat(constants + 132)), magic);
  const n = f32x4.sub(shifted, magic);
  const p = halfLessOne(f32x4.sub(f32x4.mul(n, v128.load32_splat(constants + 8)), near));
  const half = v128.load32_splat(constants + 120);
  const power = i32x4.add(i32x4.shl(shifted, 23), half);
  const dividend = f32x4.sub(f32x4.sub(power, half), p);
  const quotient = f32x4.div(dividend, f32x4.add(f32x4.add(power, half), p));
  return v128.or(quotient, v128.and(x, sign));
}

/** (e^2h − 1) / 2 on [−ln 2 / 4, ln 2 / 4]. */
function halfLessOne(h: v128): v128 {
  const square = f32x4.mul(h, h);
  const low = f32x4.add(f32x4.mul(v128.load32_splat(constants + 148), h), v128.load32_splat(constants + 152));
  const middle = f32x4.add(
    f32x4.mul(v128.load32_splat(constants + 140), h),
    v128.load32_splat(constants + 144),
  );
  const high = f32x4.add(middle, f32x4.mul(v128.load32_splat(constants + 136), square));
  return f32x4.add(f32x4.mul(f32x4.add(low, f32x4.mul(high, square)), square), h);
}

/** The natural logarithm. */
export function log4(x: v128): v128 {
  const subnormal = f32x4.lt(x, v128.load32_splat(constants + 108));
  const scaled = v128.bitselect(f32x4.mul(x, v128.load32_splat(constants + 112)), x, subnormal);
  let exponent = i32x4.sub(i32x4.shr_s(scaled, 23), i32x4.splat(126));
  exponent = i32x4.sub(exponent, v128.and(subnormal, i32x4.splat(23)));
  let r = v128.or(v128.and(scaled, i32x4.splat(0x7fffff)), i32x4.splat(126 << 23));
  const low = f32x4.lt(r, v128.load32_splat(constants + 116));
  exponent = i32x4.add(exponent, low);
  r = f32x4.sub(v128.bitselect(f32x4.add(r, r), r, low), v128.load32_splat(constants + 40));
  const n = f32x4.convert_i32x4_s(exponent);
  const square = f32x4.mul(r, r);
  let y = f32x4.add(f32x4.mul(v128.load32_splat(constants + 72), r), v128.load32_splat(constants + 76));
  y = f32x4.add(f32x4.mul(y, r), v128.load32_splat(constants + 80));
  y = f32x4.add(f32x4.mul(y, r), v128.load32_splat(constants + 84));
  y = f32x4.add(f32x4.mul(y, r), v128.load32_splat(constants + 88));
  y = f32x4.add(f32x4.mul(y, r), v128.load32_splat(constants + 92));
  y = f32x4.add(f32x4.mul(y, r), v128.load32_splat(constants + 96));
  y = f32x4.add(f32x4.mul(y, r), v128.load32_splat(constants + 100));
  y = f32x4.add(f32x4.mul(y, r), v128.load32_splat(constants + 104));
  y = f32x4.mul(f32x4.mul(y, r), square);
  y = f32x4.add(y, f32x4.mul(n, v128.load32_splat(constants + 16)));
  y = f32x4.sub(y, f32x4.mul(square, v128.load32_splat(constants + 120)));
  y = f32x4.add(f32x4.add(r, y), f32x4.mul(n, v128.load32_splat(constants + 12)));
  y = v128.bitselect(x, y, f32x4.eq(x, v128.load32_splat(constants + 56)));
  y = v128.bitselect(f32x4.splat(f32.NEGATIVE_INFINITY), y, f32x4.eq(x, f32x4.splat(0)));
  return v128.bitselect(y, f32x4.splat(f32.NaN), f32x4.ge(x, f32x4.splat(0)));
}

/** x where it is above zero or NaN, else 0. */
export function relu4(x: v128): v128 {
  return v128.andnot(x, f32x4.le(x, f32x4.splat(0)));
}

/** e^r − 1 on [−ln 2 / 2, ln 2 / 2]. */
function lessOne(r: v128): v128 {
  const square = f32x4.mul(r, r);
  const low = f32x4.add(f32x4.mul(v128.load32_splat(constants + 32), r), v128.load32_splat(constants + 36));
  const middle = f32x4.add(
    f32x4.mul(v128.load32_splat(constants + 24), r),
    v128.load32_splat(constants + 28),
  );
  const high = f32x4.add(middle, f32x4.mul(v128.load32_splat(constants + 20), square));
  return f32x4.add(f32x4.mul(f32x4.add(low, f32x4.mul(high, square)), square), r);
}

/** 2^n, for whole n from −126 to 127, of which the lowest nine bits are read. */
function powerOfTwo(n: v128): v128 {
  return i32x4.add(i32x4.shl(n, 23), v128.load32_splat(constants + 128));
}
