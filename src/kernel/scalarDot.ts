const round = Math.fround;

/** The kernel's `dot`, in tiles of two rows by four columns: sums that are independent of one another keep the processor busy. */
export function dot(
  m: Float32Array,
  out: number,
  a: number,
  b: number,
  start: number,
  products: number,
  rows: number,
  columns: number,
  depth: number,
): void {
  const pairs = rows - (rows % 2);
  const fours = columns - (columns % 4);
  for (let p = 0; p < products; p++) {
    for (let r = 0; r < pairs; r += 2) {
      const row = a + r * depth;
      const result = out + r * columns;
      const from = after(start, r * columns);
      for (let c = 0; c < fours; c += 4)
        tile(m, result + c, row, b + c * depth, after(from, c), columns, depth);
      for (let c = fours; c < columns; c++) {
        m[result + c] = single(m, row, b + c * depth, after(from, c), depth);
        m[result + columns + c] = single(m, row + depth, b + c * depth, after(from, columns + c), depth);
      }
    }
    if (pairs < rows)
      oneRow(m, out + pairs * columns, a + pairs * depth, b, after(start, pairs * columns), columns, depth);
    start = after(start, rows * columns);
    out += rows * columns;
    a += rows * depth;
    b += columns * depth;
  }
}

/** The address `by` elements behind another, or still −1, which means that sums start at 0. */
function after(start: number, by: number): number {
  return start < 0 ? -1 : start + by;
}

function tile(
  m: Float32Array,
  out: number,
  a: number,
  b: number,
  start: number,
  columns: number,
  depth: number,
): void {
  const a1 = a + depth;
  const b1 = b + depth;
  const b2 = b1 + depth;
  const b3 = b2 + depth;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let t0 = 0;
  let t1 = 0;
  let t2 = 0;
  let t3 = 0;
  if (start >= 0) {
    s0 = m[start]!;
    s1 = m[start + 1]!;
    s2 = m[start + 2]!;
    s3 = m[start + 3]!;
    t0 = m[start + columns]!;
    t1 = m[start + columns + 1]!;
    t2 = m[start + columns + 2]!;
    t3 = m[start + columns + 3]!;
  }
  for (let k = 0; k < depth; k++) {
    const x = m[a + k]!;
    const y = m[a1 + k]!;
    const w0 = m[b + k]!;
    const w1 = m[b1 + k]!;
    const w2 = m[b2 + k]!;
    const w3 = m[b3 + k]!;
    s0 = round(s0 + round(x * w0));
    s1 = round(s1 + round(x * w1));
    s2 = round(s2 + round(x * w2));
    s3 = round(s3 + round(x * w3));
    t0 = round(t0 + round(y * w0));
    t1 = round(t1 + round(y * w1));
    t2 = round(t2 + round(y * w2));
    t3 = round(t3 + round(y * w3));
  }
  m[out] = s0;
  m[out + 1] = s1;
  m[out + 2] = s2;
  m[out + 3] = s3;
  m[out + columns] = t0;
  m[out + columns + 1] = t1;
  m[out + columns + 2] = t2;
  m[out + columns + 3] = t3;
}

/** A vector times a matrix: eight sums at a time, as there is no second row to share the columns with. */
function oneRow(
  m: Float32Array,
  out: number,
  a: number,
  b: number,
  start: number,
  columns: number,
  depth: number,
): void {
  const eights = columns - (columns % 8);
  for (let c = 0; c < eights; c += 8) {
    const b0 = b + c * depth;
    const b1 = b0 + depth;
    const b2 = b1 + depth;
    const b3 = b2 + depth;
    const b4 = b3 + depth;
    const b5 = b4 + depth;
    const b6 = b5 + depth;
    const b7 = b6 + depth;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let s4 = 0;
    let s5 = 0;
    let s6 = 0;
    let s7 = 0;
    if (start >= 0) {
      s0 = m[start + c]!;
      s1 = m[start + c + 1]!;
      s2 = m[start + c + 2]!;
      s3 = m[start + c + 3]!;
      s4 = m[start + c + 4]!;
      s5 = m[start + c + 5]!;
      s6 = m[start + c + 6]!;
      s7 = m[start + c + 7]!;
    }
    for (let k = 0; k < depth; k++) {
      const x = m[a + k]!;
      s0 = round(s0 + round(x * m[b0 + k]!));
      s1 = round(s1 + round(x * m[b1 + k]!));
      s2 = round(s2 + round(x * m[b2 + k]!));
      s3 = round(s3 + round(x * m[b3 + k]!));
      s4 = round(s4 + round(x * m[b4 + k]!));
      s5 = round(s5 + round(x * m[b5 + k]!));
      s6 = round(s6 + round(x * m[b6 + k]!));
      s7 = round(s7 + round(x * m[b7 + k]!));
    }
    m[out + c] = s0;
    m[out + c + 1] = s1;
    m[out + c + 2] = s2;
    m[out + c + 3] = s3;
    m[out + c + 4] = s4;
    m[out + c + 5] = s5;
    m[out + c + 6] = s6;
    m[out + c + 7] = s7;
  }
  for (let c = eights; c < columns; c++) m[out + c] = single(m, a, b + c * depth, after(start, c), depth);
}

function single(m: Float32Array, a: number, b: number, start: number, depth: number): number {
  let sum = start < 0 ? 0 : m[start]!;
  for (let k = 0; k < depth; k++) sum = round(sum + round(m[a + k]! * m[b + k]!));
  return sum;
}
