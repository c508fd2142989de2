import type { Instruction } from '../compiler/plan.ts';
import * as codes from '../kernel/opcodes.ts';
import { Aims, type Moving } from './aims.ts';
import { coalesce } from './coalesce.ts';
import { partsOf, type Single, workOf } from './divide.ts';

/** What calling the kernel costs, in additions, beside the work that is done. */
const callWork = 32;

const unary = {
  exp: codes.opExp,
  log: codes.opLog,
  tanh: codes.opTanh,
  sigmoid: codes.opSigmoid,
  relu: codes.opRelu,
};
const binary = { add: codes.opAdd, sub: codes.opSub, mul: codes.opMul, div: codes.opDiv };
const elementwise = { ...unary, ...binary, select: codes.opSelect };
const reductions = { sum: codes.opSum, max: codes.opMax, firstMax: codes.opFirstMax };
const functions = {
  none: codes.functionNone,
  relu: codes.functionRelu,
  tanh: codes.functionTanh,
  sigmoid: codes.functionSigmoid,
};

/** How many threads there are, a power of two, and from how much work on an instruction is worth handing out. */
export interface Threads {
  readonly count: number;
  readonly leastWork: number;
}

/** How many parts of an instruction there are for each thread at most: several, so that none has to wait long for another. */
const partsForEach = 4;

export const oneThread: Threads = { count: 1, leastWork: Number.POSITIVE_INFINITY };

/** Instructions as a kernel reads them. */
export interface Encoded {
  readonly words: readonly number[];
  /** The word of the memory at which the first instruction lies. */
  readonly first: number;
  /** All the work that they are, loops as often as they run. */
  readonly work: number;
  /** Whether there is any part for another thread. */
  readonly parted: boolean;
}

/**
 * Writes instructions, and an end behind them, as words that are to lie from the word `at` on. The plan's addresses of
 * numbers count from `numbersAt` on. Instructions of much work are written in parts, one for each thread.
 */
export function encode(
  instructions: readonly Instruction[],
  at: number,
  numbersAt: number,
  threads: Threads = oneThread,
): Encoded {
  const encoder = new Encoder(at, numbersAt, threads);
  encoder.writeTables(instructions);
  const first = at + encoder.words.length;
  const work = encoder.writeAll(instructions);
  encoder.words.push(codes.opEnd);
  encoder.aims.write(encoder.words, at);
  return { words: encoder.words, first, work, parted: encoder.parted };
}

class Encoder {
  readonly words: number[] = [];
  parted = false;
  private readonly at: number;
  private readonly numbersAt: number;
  private readonly threads: Threads;
  /** The words at which tables lie, by what is in them. */
  private readonly tables = new Map<string, number>();
  readonly aims = new Aims();

  constructor(at: number, numbersAt: number, threads: Threads) {
    this.at = at;
    this.numbersAt = numbersAt;
    this.threads = threads;
  }

  private get next(): number {
    return this.at + this.words.length;
  }

  /** Tables are not run: they lie before all instructions. */
  writeTables(instructions: readonly Instruction[]): void {
    for (const instruction of instructions)
      switch (instruction.op) {
        case 'loop':
          this.writeTables(instruction.body);
          break;
        case 'dense':
          for (const part of this.parts(instruction)) if (part.op === 'dense') this.writeTable(part.aRows);
          this.writeTable(instruction.segments);
          break;
        case 'pool':
          for (const part of this.parts(instruction)) if (part.op === 'pool') this.writeTable(part.xRows);
          this.writeTable(instruction.segments);
          break;
      }
  }

  /** What is written for an instruction: it, or its parts. */
  private parts(instruction: Single): readonly Single[] {
    const { count, leastWork } = this.threads;
    const work = workOf(instruction);
    if (work < leastWork) return [instruction];
    // None is much shorter than what is worth handing out.
    const most = 2 ** Math.floor(Math.log2((2 * work) / leastWork));
    return partsOf(instruction, Math.min(most, partsForEach * count));
  }

  private writeTable(offsets: number | readonly number[]): void {
    if (typeof offsets === 'number') return;
    const key = offsets.join();
    if (this.tables.has(key)) return;
    this.tables.set(key, this.next);
    for (const offset of offsets) this.words.push(offset);
  }

  private table(offsets: number | readonly number[]): number {
    return typeof offsets === 'number' ? -1 : (this.tables.get(offsets.join()) ?? -1);
  }

  /** Gives the work. */
  writeAll(instructions: readonly Instruction[]): number {
    return instructions.reduce((work, instruction) => work + this.write(instruction), 0);
  }

  private write(instruction: Instruction): number {
    if (instruction.op === 'loop') return this.writeLoop(instruction);
    const work = workOf(instruction);
    const parts = this.parts(instruction);
    if (parts.length > 1) return this.writeParts(parts);
    this.put(work + callWork, instruction);
    return work + callWork;
  }

  private writeParts(parts: readonly Single[]): number {
    const { words } = this;
    this.parted = true;
    const works = parts.map((part) => workOf(part) + callWork);
    // What others do is counted here all the same, so that progress is that of the plan.
    const all = works.reduce((total, work) => total + work, callWork);
    words.push(codes.opFork, all, 0, parts.length);
    const fork = this.next - 2;
    const entries = words.length;
    for (const _ of parts) words.push(0);
    parts.forEach((part, i) => {
      words[entries + i] = this.next;
      this.put(0, part);
      words.push(codes.opPartEnd, 0, fork);
    });
    words[entries - 2] = this.next;
    return all;
  }

  private writeLoop({ times, windows, body }: Extract<Instruction, { op: 'loop' }>): number {
    if (times === 0 || body.length === 0) return 0;
    this.words.push(codes.opBegin, callWork, 0);
    const counter = this.next - 1;
    const first = this.next;
    if (windows.length > 0) this.words.push(codes.opAim, callWork, 0, 0, counter);
    this.aims.enter(windows, this.words.length - 3);
    const once = this.writeAll(body) + (windows.length > 0 ? 2 : 1) * callWork;
    this.aims.leave();
    this.words.push(codes.opAgain, callWork, times, first, counter);
    return callWork + times * once;
  }

  private push(...operands: readonly (number | Moving)[]): void {
    for (const operand of operands) {
      if (typeof operand !== 'number') this.aims.aim(this.next, operand);
      this.words.push(typeof operand === 'number' ? operand : 0);
    }
  }

  private put(work: number, instruction: Single): void {
    const at = (address: number) => this.aims.locate(address, this.numbersAt);
    switch (instruction.op) {
      case 'unary': {
        const { f, out, x, length } = instruction;
        this.push(unary[f], work, at(out), at(x), length);
        break;
      }
      case 'binary': {
        const { f, out, rows, length, a, aRow, aStep, b, bRow, bStep } = instruction;
        this.push(binary[f], work, at(out), rows, length, at(a), aRow, aStep, at(b), bRow, bStep);
        break;
      }
      case 'select': {
        const { out, condition, a, b, length } = instruction;
        this.push(codes.opSelect, work, at(out), at(condition), at(a), at(b), length);
        break;
      }
      case 'chain': {
        const { rows, length, values, steps } = instruction;
        const slots = Math.max(0, ...steps.map(({ out }) => out + 1 - values.length));
        this.push(codes.opChain, work, rows, length, values.length, slots, steps.length);
        const first = this.next;
        for (const { address, row, step } of values) this.push(at(address), row, step, 0);
        for (let slot = 0; slot < slots; slot++) this.push(slot, length, 1, 0);
        const place = (value: number) => first + codes.chainValueWords * value;
        for (const {
          f,
          out,
          of: [a = 0, b = 0, c = 0],
        } of steps)
          this.push(elementwise[f], place(out), place(a), place(b), place(c));
        break;
      }
      case 'dense': {
        const { out, outRow, a, aRows, segments, segmentLength, panels, start, bias } = instruction;
        const { f, products, rows, columns } = instruction;
        if (isShortRow(instruction)) {
          this.push(codes.opShortRow, work, at(out), at(a + (segments[0] ?? 0)), segmentLength);
          this.push(at(panels), at(start), at(bias), functions[f], columns);
          break;
        }
        this.push(codes.opDense, work, at(out), outRow, at(a), typeof aRows === 'number' ? aRows : 0);
        this.push(this.table(aRows), this.table(segments), segments.length, segmentLength);
        this.push(at(panels), at(start), at(bias), functions[f], products, rows, columns);
        break;
      }
      case 'pool': {
        const { out, x, xRows, segments, rows, length } = instruction;
        this.push(codes.opPool, work, at(out), at(x), typeof xRows === 'number' ? xRows : 0);
        this.push(this.table(xRows), this.table(segments), segments.length, rows, length);
        break;
      }
      case 'reduce': {
        const { f, out, x, outer, length, inner } = instruction;
        this.push(reductions[f], work, at(out), at(x), outer, length, inner);
        break;
      }
      case 'softmax': {
        const { out, x, rows, length } = instruction;
        this.push(codes.opSoftmax, work, at(out), at(x), rows, length);
        break;
      }
      case 'fill': {
        const { out, length, value } = instruction;
        this.push(codes.opFill, work, at(out), length, bitsOf(value));
        break;
      }
      case 'copy':
      case 'accumulate': {
        const { op, out, outStrides, x, xStrides, shape } = coalesce(instruction);
        this.push(op === 'copy' ? codes.opCopy : codes.opAccumulate, work, at(out), at(x), shape.length);
        for (const [axis, size] of shape.entries())
          this.push(size, outStrides[axis] ?? 0, xStrides[axis] ?? 0);
        break;
      }
      case 'gather': {
        const { out, table, indices, count, row } = instruction;
        this.push(codes.opGather, work, at(out), at(table), at(indices), count, row);
        break;
      }
      case 'scatterAdd': {
        const { out, x, indices, count, row } = instruction;
        this.push(codes.opScatterAdd, work, at(out), at(x), at(indices), count, row);
        break;
      }
      case 'squares': {
        const { out, x, length } = instruction;
        this.push(codes.opSquares, work, at(out), at(x), length);
        break;
      }
      case 'momentum':
      case 'adam': {
        const { op, out, kept, gradient, settings, length } = instruction;
        this.push(op === 'adam' ? codes.opAdam : codes.opMomentum, work, at(out), ...kept.map(at));
        this.push(at(gradient), at(settings), length);
        break;
      }
    }
  }
}

/** From so many columns on the kernel takes four panels of a single row side by side. */
const manyColumns = 32;

/** Whether a product has a single row, in one piece, and few columns. */
function isShortRow({ products, rows, aRows, segments, columns }: Extract<Single, { op: 'dense' }>): boolean {
  const isOneRow = products === 1 && rows === 1 && typeof aRows === 'number';
  return isOneRow && segments.length === 1 && columns < manyColumns;
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

function bitsOf(value: number): number {
  float[0] = value;
  return bits[0] ?? 0;
}
