import { exp32, log32, sigmoid32, tanh32 } from '../base/float32.ts';
import type { Kernel } from './kernel.ts';
import { dot } from './scalarDot.ts';
import { firstMax, max, sum } from './scalarReduce.ts';
import { gather, scatterAdd } from './scalarRows.ts';
import { accumulate, copy } from './scalarStrided.ts';

/**
 * The kernel in plain TypeScript, which runs everywhere. What is stored in a Float32Array is rounded by that alone;
 * `Math.fround` stands where a sum or product is used before it is stored.
 */
export function createScalarKernel(m: Float32Array): Kernel {
  return {
    exp(out, x, length) {
      for (let i = 0; i < length; i++) m[out + i] = exp32(m[x + i]!);
    },
    log(out, x, length) {
      for (let i = 0; i < length; i++) m[out + i] = log32(m[x + i]!);
    },
    tanh(out, x, length) {
      for (let i = 0; i < length; i++) m[out + i] = tanh32(m[x + i]!);
    },
    sigmoid(out, x, length) {
      for (let i = 0; i < length; i++) m[out + i] = sigmoid32(m[x + i]!);
    },
    relu(out, x, length) {
      for (let i = 0; i < length; i++) {
        const value = m[x + i]!;
        m[out + i] = value <= 0 ? 0 : value;
      }
    },
    add(out, a, b, length) {
      for (let i = 0; i < length; i++) m[out + i] = m[a + i]! + m[b + i]!;
    },
    sub(out, a, b, length) {
      for (let i = 0; i < length; i++) m[out + i] = m[a + i]! - m[b + i]!;
    },
    mul(out, a, b, length) {
      for (let i = 0; i < length; i++) m[out + i] = m[a + i]! * m[b + i]!;
    },
    div(out, a, b, length) {
      for (let i = 0; i < length; i++) m[out + i] = m[a + i]! / m[b + i]!;
    },
    select(out, condition, a, b, length) {
      for (let i = 0; i < length; i++) m[out + i] = m[condition + i]! > 0 ? m[a + i]! : m[b + i]!;
    },
    dot: (out, a, b, start, products, rows, columns, depth) =>
      dot(m, out, a, b, start, products, rows, columns, depth),
    sum: (out, x, outer, length, inner) => sum(m, out, x, outer, length, inner),
    max: (out, x, outer, length, inner) => max(m, out, x, outer, length, inner),
    firstMax: (out, x, outer, length, inner) => firstMax(m, out, x, outer, length, inner),
    softmax(out, x, rows, length) {
      for (let r = 0; r < rows; r++) {
        let most = Number.NEGATIVE_INFINITY;
        for (let k = 0; k < length; k++) most = Math.max(most, m[x + k]!);
        let total = 0;
        for (let k = 0; k < length; k++) {
          const power = exp32(Math.fround(m[x + k]! - most));
          m[out + k] = power;
          total = Math.fround(total + power);
        }
        for (let k = 0; k < length; k++) m[out + k] = m[out + k]! / total;
        out += length;
        x += length;
      }
    },
    fill: (out, length, value) => void m.fill(value, out, out + length),
    copy: (out, outStrides, x, xStrides, shape) => copy(m, out, outStrides, x, xStrides, shape),
    accumulate: (out, outStrides, x, xStrides, shape) => accumulate(m, out, outStrides, x, xStrides, shape),
    gather: (out, table, indices, count, row) => gather(m, out, table, indices, count, row),
    scatterAdd: (out, x, indices, count, row) => scatterAdd(m, out, x, indices, count, row),
  };
}
