import type { Instruction } from '../compiler/plan.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { coalesce } from './coalesce.ts';

/** Where a loop is: the number of its round, from 0 on. */
export interface Round {
  index: number;
}

/**
 * The call of the kernel that an instruction stands for, in the loop whose round is given; an instruction without a call
 * does not compile.
 */
export function bind(
  kernel: Kernel,
  instruction: Exclude<Instruction, { op: 'loop' }>,
  round: Round,
): () => void {
  switch (instruction.op) {
    case 'unary': {
      const { f, out, x, length } = instruction;
      return () => kernel[f](out, x, length);
    }
    case 'binary': {
      const { f, out, a, b, length } = instruction;
      return () => kernel[f](out, a, b, length);
    }
    case 'select': {
      const { out, condition, a, b, length } = instruction;
      return () => kernel.select(out, condition, a, b, length);
    }
    case 'dot': {
      const { out, a, b, start, products, rows, columns, depth } = instruction;
      return () => kernel.dot(out, a, b, start, products, rows, columns, depth);
    }
    case 'reduce': {
      const { f, out, x, outer, length, inner } = instruction;
      return () => kernel[f](out, x, outer, length, inner);
    }
    case 'softmax': {
      const { out, x, rows, length } = instruction;
      return () => kernel.softmax(out, x, rows, length);
    }
    case 'fill': {
      const { out, length, value } = instruction;
      return () => kernel.fill(out, length, value);
    }
    case 'copy':
    case 'accumulate': {
      const { op, out, outStrides, x, xStrides, shape } = coalesce(instruction);
      return () => kernel[op](out, outStrides, x, xStrides, shape);
    }
    case 'gather': {
      const { out, table, indices, count, row } = instruction;
      return () => kernel.gather(out, table, indices, count, row);
    }
    case 'scatterAdd': {
      const { out, x, indices, count, row } = instruction;
      return () => kernel.scatterAdd(out, x, indices, count, row);
    }
    case 'load': {
      const { out, x, step, length } = instruction;
      const [shape, strides] = [[length], [1]];
      return () => kernel.copy(out, strides, x + round.index * step, strides, shape);
    }
    case 'store': {
      const { out, step, x, length } = instruction;
      const [shape, strides] = [[length], [1]];
      return () => kernel.copy(out + round.index * step, strides, x, strides, shape);
    }
  }
}
