import { relu32, sigmoid32, tanh32 } from '../../base/float32.ts';
import { panelWidth } from '../../base/panelWidth.ts';
import { functionNone, functionRelu, functionTanh } from '../opcodes.ts';

const round = Math.fround;

/** Runs `opDense`, whose operands stand from the word `at` on. */
export function dense(m: Float32Array, words: Int32Array, at: number): void {
  let out = words[at]!;
  const outRow = words[at + 1]!;
  let a = words[at + 2]!;
  const aRow = words[at + 3]!;
  const rowTable = words[at + 4]!;
  const segmentTable = words[at + 5]!;
  const segments = words[at + 6]!;
  const segmentLength = words[at + 7]!;
  let panels = words[at + 8]!;
  let start = words[at + 9]!;
  const bias = words[at + 10]!;
  const f = words[at + 11]!;
  const products = words[at + 12]!;
  const rows = words[at + 13]!;
  const columns = words[at + 14]!;
  const panelSize = panelWidth * segments * segmentLength;
  for (let p = 0; p < products; p++) {
    for (let r = 0; r < rows; r++) {
      const row = a + (rowTable < 0 ? r * aRow : words[rowTable + r]!);
      for (let c = 0; c < columns; c++) {
        let sum = start < 0 ? 0 : m[start + r * outRow + c]!;
        let w = panels + Math.floor(c / panelWidth) * panelSize + (c % panelWidth);
        for (let s = 0; s < segments; s++) {
          const from = row + words[segmentTable + s]!;
          for (let k = from; k < from + segmentLength; k++, w += panelWidth)
            sum = round(sum + round(m[k]! * m[w]!));
        }
        if (bias >= 0) sum = round(sum + m[bias + c]!);
        m[out + r * outRow + c] = applied(f, sum);
      }
    }
    out += rows * outRow;
    if (start >= 0) start += rows * outRow;
    a += rows * aRow;
    panels += Math.ceil(columns / panelWidth) * panelSize;
  }
}

/** Runs `opShortRow`, whose operands stand from the word `at` on. */
export function shortRow(m: Float32Array, words: Int32Array, at: number): void {
  const out = words[at]!;
  const a = words[at + 1]!;
  const depth = words[at + 2]!;
  const panels = words[at + 3]!;
  const start = words[at + 4]!;
  const bias = words[at + 5]!;
  const f = words[at + 6]!;
  const columns = words[at + 7]!;
  for (let c = 0; c < columns; c++) {
    let sum = start < 0 ? 0 : m[start + c]!;
    let w = panels + Math.floor(c / panelWidth) * panelWidth * depth + (c % panelWidth);
    for (let k = a; k < a + depth; k++, w += panelWidth) sum = round(sum + round(m[k]! * m[w]!));
    if (bias >= 0) sum = round(sum + m[bias + c]!);
    m[out + c] = applied(f, sum);
  }
}

function applied(f: number, x: number): number {
  if (f === functionNone) return x;
  if (f === functionRelu) return relu32(x);
  return f === functionTanh ? tanh32(x) : sigmoid32(x);
}
