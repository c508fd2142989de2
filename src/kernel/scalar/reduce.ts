import { exp32 } from '../../base/float32.ts';

const round = Math.fround;

/** The kernel's `sum`. The result is filled in rows of `inner`, each of which takes in one index of the axis at a time. */
export function sum(
  m: Float32Array,
  out: number,
  x: number,
  outer: number,
  length: number,
  inner: number,
): void {
  for (let o = 0; o < outer; o++) {
    if (inner === 1) {
      let total = 0;
      for (let k = 0; k < length; k++) total = round(total + m[x + k]!);
      m[out] = total;
    } else {
      m.fill(0, out, out + inner);
      for (let k = 0; k < length; k++) {
        const row = x + k * inner;
        for (let i = 0; i < inner; i++) m[out + i] = m[out + i]! + m[row + i]!;
      }
    }
    out += inner;
    x += length * inner;
  }
}

/** The kernel's `max`. */
export function max(
  m: Float32Array,
  out: number,
  x: number,
  outer: number,
  length: number,
  inner: number,
): void {
  for (let o = 0; o < outer; o++) {
    m.fill(Number.NEGATIVE_INFINITY, out, out + inner);
    for (let k = 0; k < length; k++) {
      const row = x + k * inner;
      for (let i = 0; i < inner; i++) {
        const value = m[row + i]!;
        if (value > m[out + i]! || Number.isNaN(value)) m[out + i] = value;
      }
    }
    out += inner;
    x += length * inner;
  }
}

/** The kernel's `firstMax`. */
export function firstMax(
  m: Float32Array,
  out: number,
  x: number,
  outer: number,
  length: number,
  inner: number,
): void {
  m.fill(0, out, out + outer * length * inner);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = o * length * inner + i;
      let winner = 0;
      for (let k = 1; k < length; k++)
        if (m[x + start + k * inner]! > m[x + start + winner * inner]!) winner = k;
      if (length > 0) m[out + start + winner * inner] = 1;
    }
  }
}

/** The maximum of the segments of each row: `length` numbers side by side, each over all segments. */
export function pool(
  m: Float32Array,
  words: Int32Array,
  out: number,
  x: number,
  rowDistance: number,
  rowTable: number,
  segmentTable: number,
  segments: number,
  rows: number,
  length: number,
): void {
  for (let row = 0; row < rows; row++, out += length) {
    const from = x + (rowTable < 0 ? row * rowDistance : words[rowTable + row]!);
    m.fill(Number.NEGATIVE_INFINITY, out, out + length);
    for (let s = 0; s < segments; s++) {
      const at = from + words[segmentTable + s]!;
      for (let i = 0; i < length; i++) {
        const value = m[at + i]!;
        if (value > m[out + i]! || Number.isNaN(value)) m[out + i] = value;
      }
    }
  }
}

/** exp(x − max x) over its sum in ascending order, for each row. */
export function softmax(m: Float32Array, out: number, x: number, rows: number, length: number): void {
  for (let r = 0; r < rows; r++, out += length, x += length) {
    let most = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < length; k++) most = Math.max(most, m[x + k]!);
    let total = 0;
    for (let k = 0; k < length; k++) {
      const power = exp32(round(m[x + k]! - most));
      m[out + k] = power;
      total = round(total + power);
    }
    for (let k = 0; k < length; k++) m[out + k] = m[out + k]! / total;
  }
}
