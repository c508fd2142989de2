import type { Kernel } from '../kernel.ts';
import * as codes from '../opcodes.ts';
import { chain } from './chain.ts';
import { dense, shortRow } from './dense.ts';
import { binary, unary } from './elementwise.ts';
import { adam, momentum, squares } from './learn.ts';
import { firstMax, max, pool, softmax, sum } from './reduce.ts';
import { accumulate, copy, gather, scatterAdd } from './strided.ts';

/**
 * The kernel in plain TypeScript, which runs everywhere and says by obvious loops what the other has to give. What is
 * stored in a Float32Array is rounded by that alone; `Math.fround` stands where a number is used before it is stored.
 */
export function createScalarKernel(elements: number): Kernel {
  const floats = new Float32Array(elements);
  const words = new Int32Array(floats.buffer);
  return { floats, words, run: (at) => run(floats, words, at) };
}

function run(m: Float32Array, words: Int32Array, at: number): number {
  let next = at;
  while (words[codes.workLeftAt]! > 0) {
    const op = words[next]!;
    if (op === codes.opEnd) return -1;
    words[codes.workLeftAt]! -= words[next + 1]!;
    next = step(m, words, op, next + 2);
  }
  return next;
}

/** Runs one instruction, whose operands stand from the word `at` on, and gives the word to go on at. */
function step(m: Float32Array, words: Int32Array, op: number, at: number): number {
  const operand = (i: number) => words[at + i]!;
  switch (op) {
    case codes.opExp:
    case codes.opLog:
    case codes.opTanh:
    case codes.opSigmoid:
    case codes.opRelu: {
      const [out, x, length] = [operand(0), operand(1), operand(2)];
      const f = unary(op);
      for (let i = 0; i < length; i++) m[out + i] = f(m[x + i]!);
      return at + 3;
    }
    case codes.opAdd:
    case codes.opSub:
    case codes.opMul:
    case codes.opDiv: {
      const [out, rows, length] = [operand(0), operand(1), operand(2)];
      const [a, aRow, aStep] = [operand(3), operand(4), operand(5)];
      const [b, bRow, bStep] = [operand(6), operand(7), operand(8)];
      const f = binary(op);
      for (let r = 0; r < rows; r++)
        for (let i = 0; i < length; i++)
          m[out + r * length + i] = f(m[a + r * aRow + i * aStep]!, m[b + r * bRow + i * bStep]!);
      return at + 9;
    }
    case codes.opSelect: {
      const [out, condition, a, b, length] = [operand(0), operand(1), operand(2), operand(3), operand(4)];
      for (let i = 0; i < length; i++) m[out + i] = m[condition + i]! > 0 ? m[a + i]! : m[b + i]!;
      return at + 5;
    }
    case codes.opChain:
      return chain(m, words, at);
    case codes.opDense:
      dense(m, words, at);
      return at + 15;
    case codes.opShortRow:
      shortRow(m, words, at);
      return at + 8;
    case codes.opSum:
      sum(m, operand(0), operand(1), operand(2), operand(3), operand(4));
      return at + 5;
    case codes.opMax:
      max(m, operand(0), operand(1), operand(2), operand(3), operand(4));
      return at + 5;
    case codes.opFirstMax:
      firstMax(m, operand(0), operand(1), operand(2), operand(3), operand(4));
      return at + 5;
    case codes.opSoftmax:
      softmax(m, operand(0), operand(1), operand(2), operand(3));
      return at + 4;
    case codes.opPool:
      pool(
        m,
        words,
        operand(0),
        operand(1),
        operand(2),
        operand(3),
        operand(4),
        operand(5),
        operand(6),
        operand(7),
      );
      return at + 8;
    case codes.opFill:
      words.fill(operand(2), operand(0), operand(0) + operand(1));
      return at + 3;
    case codes.opCopy:
      copy(m, words, operand(0), operand(1), at + 3, operand(2));
      return at + 3 + 3 * operand(2);
    case codes.opAccumulate:
      accumulate(m, words, operand(0), operand(1), at + 3, operand(2));
      return at + 3 + 3 * operand(2);
    case codes.opGather:
      gather(m, operand(0), operand(1), operand(2), operand(3), operand(4));
      return at + 5;
    case codes.opScatterAdd:
      scatterAdd(m, operand(0), operand(1), operand(2), operand(3), operand(4));
      return at + 5;
    case codes.opAim: {
      const [table, entries, round] = [operand(0), operand(1), words[operand(2)]!];
      for (let entry = table; entry < table + 3 * entries; entry += 3)
        words[words[entry]!] = words[entry + 1]! + round * words[entry + 2]!;
      return at + 3;
    }
    case codes.opSquares:
      squares(m, operand(0), operand(1), operand(2));
      return at + 3;
    case codes.opMomentum:
      momentum(m, operand(0), operand(1), operand(2), operand(3), operand(4));
      return at + 5;
    case codes.opAdam:
      adam(m, operand(0), operand(1), operand(2), operand(3), operand(4), operand(5));
      return at + 6;
    case codes.opBegin:
      words[at] = 0;
      return at + 1;
    case codes.opAgain: {
      const counter = operand(2);
      const round = words[counter]! + 1;
      words[counter] = round;
      return round < operand(0) ? operand(1) : at + 3;
    }
    // There are no further threads here: all parts are done one after the other, as they stand.
    case codes.opFork:
      return operand(2);
    case codes.opPartEnd:
      return at + 1;
    default:
      throw new Error(`There is no instruction ${op}.`);
  }
}
