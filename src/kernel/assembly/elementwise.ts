import * as codes from '../opcodes.ts';
import { exp4, log4, relu4, sigmoid4, tanh4 } from './elementary.ts';
import { sigmoid16, tanh16 } from './elementary16.ts';
import { loadSome, loadUpTo, storeSome, storeUpTo } from './memory.ts';

/*
 * Functions of one number or two, element by element. A loop each, as a choice within would cost more than the work. Each function
 * is called in one place, so that it becomes a part of the loop.
 */

/** The same over rows that are so far apart; those of the result lie one behind the other. */
export function unaryRows(op: i32, out: usize, x: usize, xRow: usize, rows: i32, length: i32): void {
  const row = (length as usize) << 2;
  if (xRow === row) {
    length *= rows;
    rows = 1;
  }
  for (let r = 0; r < rows; r++, out += row, x += xRow) unary(op, out, x, length);
}

export function unary(op: i32, out: usize, x: usize, length: i32): void {
  if (op === codes.opTanh) tanhAll(out, x, length);
  else if (op === codes.opSigmoid) sigmoidAll(out, x, length);
  else if (op === codes.opRelu) reluAll(out, x, length);
  else if (op === codes.opExp) expAll(out, x, length);
  else logAll(out, x, length);
}

export function expAll(out: usize, x: usize, length: i32): void {
  for (; length > 0; length -= 4, out += 16, x += 16) storeUpTo(out, exp4(loadUpTo(x, length)), length);
}

function logAll(out: usize, x: usize, length: i32): void {
  for (; length > 0; length -= 4, out += 16, x += 16) storeUpTo(out, log4(loadUpTo(x, length)), length);
}

export function tanhAll(out: usize, x: usize, length: i32): void {
  for (; length >= 16; length -= 16, out += 64, x += 64) tanh16(out, x);
  for (; length > 0; length -= 4, out += 16, x += 16) storeUpTo(out, tanh4(loadUpTo(x, length)), length);
}

export function sigmoidAll(out: usize, x: usize, length: i32): void {
  for (; length >= 16; length -= 16, out += 64, x += 64) sigmoid16(out, x);
  for (; length > 0; length -= 4, out += 16, x += 16) storeUpTo(out, sigmoid4(loadUpTo(x, length)), length);
}

function reluAll(out: usize, x: usize, length: i32): void {
  for (; length > 0; length -= 4, out += 16, x += 16) storeUpTo(out, relu4(loadUpTo(x, length)), length);
}

/** Any of those of two numbers, by its opcode, over rows that are so far apart. */
export function binary(
  op: i32,
  out: usize,
  a: usize,
  aRow: usize,
  aStep: i32,
  b: usize,
  bRow: usize,
  bStep: i32,
  rows: i32,
  length: i32,
): void {
  const row = (length as usize) << 2;
  if (aRow === (aStep ? row : 0) && bRow === (bStep ? row : 0)) {
    length *= rows;
    rows = 1;
  }
  for (let r = 0; r < rows; r++, out += row, a += aRow, b += bRow)
    if (op === codes.opAdd) addRow(out, a, aStep, b, bStep, length);
    else if (op === codes.opSub) subRow(out, a, aStep, b, bStep, length);
    else if (op === codes.opMul) mulRow(out, a, aStep, b, bStep, length);
    else divRow(out, a, aStep, b, bStep, length);
}

/** A step of 0 takes one number for the whole row, 1 a number for each of its elements. */
function addRow(out: usize, a: usize, aStep: i32, b: usize, bStep: i32, length: i32): void {
  const end = out + ((length & ~3) << 2);
  if (aStep & bStep) {
    for (const fours = out + ((length & ~15) << 2); out !== fours; out += 64, a += 64, b += 64) {
      v128.store(out, f32x4.add(v128.load(a), v128.load(b)));
      v128.store(out, f32x4.add(v128.load(a, 16), v128.load(b, 16)), 16);
      v128.store(out, f32x4.add(v128.load(a, 32), v128.load(b, 32)), 32);
      v128.store(out, f32x4.add(v128.load(a, 48), v128.load(b, 48)), 48);
    }
    for (; out !== end; out += 16, a += 16, b += 16) v128.store(out, f32x4.add(v128.load(a), v128.load(b)));
  } else if (aStep)
    for (const y = v128.load32_splat(b); out !== end; out += 16, a += 16)
      v128.store(out, f32x4.add(v128.load(a), y));
  else
    for (const x = v128.load32_splat(a); out !== end; out += 16, b += bStep << 4)
      v128.store(out, f32x4.add(x, bStep ? v128.load(b) : v128.load32_splat(b)));
  const left = length & 3;
  if (left) storeSome(out, f32x4.add(some(a, aStep, left), some(b, bStep, left)), left);
}

/** A step of 0 takes one number for the whole row, 1 a number for each of its elements. */
export function subRow(out: usize, a: usize, aStep: i32, b: usize, bStep: i32, length: i32): void {
  const end = out + ((length & ~3) << 2);
  if (aStep & bStep) {
    for (const fours = out + ((length & ~15) << 2); out !== fours; out += 64, a += 64, b += 64) {
      v128.store(out, f32x4.sub(v128.load(a), v128.load(b)));
      v128.store(out, f32x4.sub(v128.load(a, 16), v128.load(b, 16)), 16);
      v128.store(out, f32x4.sub(v128.load(a, 32), v128.load(b, 32)), 32);
      v128.store(out, f32x4.sub(v128.load(a, 48), v128.load(b, 48)), 48);
    }
    for (; out !== end; out += 16, a += 16, b += 16) v128.store(out, f32x4.sub(v128.load(a), v128.load(b)));
  } else if (aStep)
    for (const y = v128.load32_splat(b); out !== end; out += 16, a += 16)
      v128.store(out, f32x4.sub(v128.load(a), y));
  else
    for (const x = v128.load32_splat(a); out !== end; out += 16, b += bStep << 4)
      v128.store(out, f32x4.sub(x, bStep ? v128.load(b) : v128.load32_splat(b)));
  const left = length & 3;
  if (left) storeSome(out, f32x4.sub(some(a, aStep, left), some(b, bStep, left)), left);
}

/** A step of 0 takes one number for the whole row, 1 a number for each of its elements. */
function mulRow(out: usize, a: usize, aStep: i32, b: usize, bStep: i32, length: i32): void {
  const end = out + ((length & ~3) << 2);
  if (aStep & bStep) {
    for (const fours = out + ((length & ~15) << 2); out !== fours; out += 64, a += 64, b += 64) {
      v128.store(out, f32x4.mul(v128.load(a), v128.load(b)));
      v128.store(out, f32x4.mul(v128.load(a, 16), v128.load(b, 16)), 16);
      v128.store(out, f32x4.mul(v128.load(a, 32), v128.load(b, 32)), 32);
      v128.store(out, f32x4.mul(v128.load(a, 48), v128.load(b, 48)), 48);
    }
    for (; out !== end; out += 16, a += 16, b += 16) v128.store(out, f32x4.mul(v128.load(a), v128.load(b)));
  } else if (aStep)
    for (const y = v128.load32_splat(b); out !== end; out += 16, a += 16)
      v128.store(out, f32x4.mul(v128.load(a), y));
  else
    for (const x = v128.load32_splat(a); out !== end; out += 16, b += bStep << 4)
      v128.store(out, f32x4.mul(x, bStep ? v128.load(b) : v128.load32_splat(b)));
  const left = length & 3;
  if (left) storeSome(out, f32x4.mul(some(a, aStep, left), some(b, bStep, left)), left);
}

/** A step of 0 takes one number for the whole row, 1 a number for each of its elements. */
export function divRow(out: usize, a: usize, aStep: i32, b: usize, bStep: i32, length: i32): void {
  const end = out + ((length & ~3) << 2);
  if (aStep & bStep) {
    for (const fours = out + ((length & ~15) << 2); out !== fours; out += 64, a += 64, b += 64) {
      v128.store(out, f32x4.div(v128.load(a), v128.load(b)));
      v128.store(out, f32x4.div(v128.load(a, 16), v128.load(b, 16)), 16);
      v128.store(out, f32x4.div(v128.load(a, 32), v128.load(b, 32)), 32);
      v128.store(out, f32x4.div(v128.load(a, 48), v128.load(b, 48)), 48);
    }
    for (; out !== end; out += 16, a += 16, b += 16) v128.store(out, f32x4.div(v128.load(a), v128.load(b)));
  } else if (aStep)
    for (const y = v128.load32_splat(b); out !== end; out += 16, a += 16)
      v128.store(out, f32x4.div(v128.load(a), y));
  else
    for (const x = v128.load32_splat(a); out !== end; out += 16, b += bStep << 4)
      v128.store(out, f32x4.div(x, bStep ? v128.load(b) : v128.load32_splat(b)));
  const left = length & 3;
  if (left) storeSome(out, f32x4.div(some(a, aStep, left), some(b, bStep, left)), left);
}

/** a where the condition is above zero, else b. */
export function selectAll(out: usize, condition: usize, a: usize, b: usize, length: i32): void {
  const end = out + ((length & ~3) << 2);
  const zero = f32x4.splat(0);
  for (; out !== end; out += 16, condition += 16, a += 16, b += 16)
    v128.store(out, v128.bitselect(v128.load(a), v128.load(b), f32x4.gt(v128.load(condition), zero)));
  const left = length & 3;
  if (!left) return;
  const above = f32x4.gt(loadSome(condition, left), zero);
  storeSome(out, v128.bitselect(loadSome(a, left), loadSome(b, left), above), left);
}

/** The same over rows that are so far apart; those of the result lie one behind the other. */
export function selectRows(
  out: usize,
  condition: usize,
  conditionRow: usize,
  a: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  rows: i32,
  length: i32,
): void {
  for (let r = 0; r < rows; r++) {
    selectAll(out, condition, a, b, length);
    out += (length as usize) << 2;
    condition += conditionRow;
    a += aRow;
    b += bRow;
  }
}

function some(at: usize, step: i32, count: i32): v128 {
  return step ? loadSome(at, count) : v128.load32_splat(at);
}
