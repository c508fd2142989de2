import { countElements } from '../base/valueType.ts';
import type { Instruction, Plan, Tap } from '../compiler/plan.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { createScalarKernel } from '../kernel/scalar.ts';
import { coalesce } from './coalesce.ts';
import { divide, workOf } from './divide.ts';

/** Runs one plan, again and again, in an arena of its own. Nothing is allocated while it runs. */
export interface Executor {
  readonly taps: readonly Tap[];
  /** Whether the plan has an input of this name. */
  reads(name: string): boolean;
  /** Puts an input in place, in row-major order; it stays from run to run. A name that the plan does not read is ignored. */
  write(name: string, values: ArrayLike<number>): void;
  /** Goes back to the first instruction. */
  start(): void;
  /** Goes on for about so long, by at least one instruction; true when the last one is done. */
  step(milliseconds: number): boolean;
  /** All of it, from the first instruction. */
  run(): void;
  /** How much of the work is done, from 0 to 1. */
  progress(): number;
  /** Copies a tap's value in row-major order behind `offset`; whole after a run. */
  read(tap: Tap, into: Float32Array, offset?: number): void;
}

/** The most work between two looks at the clock: about a millisecond. */
const workAtATime = 2 ** 20;

/** Allocates the arena and binds each instruction to the kernel. Throws a `RangeError` when memory does not suffice. */
export function createExecutor(
  plan: Plan,
  createKernel: (arena: Float32Array) => Kernel = createScalarKernel,
): Executor {
  const arena = new Float32Array(plan.arena);
  const kernel = createKernel(arena);
  const instructions = plan.instructions.flatMap((instruction) => divide(instruction, workAtATime));
  const calls = instructions.map((instruction) => bind(kernel, instruction));
  /** The work up to and including each instruction. */
  const done = Float64Array.from(instructions, workOf);
  for (let i = 1; i < done.length; i++) done[i] = (done[i] ?? 0) + (done[i - 1] ?? 0);
  const slots = new Map(plan.inputs.map((slot) => [slot.name, slot]));
  for (const { address, length, values } of plan.constants) {
    if (values.length === 1) arena.fill(values[0] ?? 0, address, address + length);
    else arena.set(values, address);
  }

  let next = 0;
  const step = (milliseconds: number) => {
    const end = performance.now() + milliseconds;
    while (next < calls.length) {
      calls[next++]?.();
      if (performance.now() >= end) break;
    }
    return next >= calls.length;
  };
  return {
    taps: plan.taps,
    reads: (name) => slots.has(name),
    write(name, values) {
      const slot = slots.get(name);
      if (!slot) return;
      const wanted = countElements(slot.shape);
      if (values.length !== wanted)
        throw new Error(`${name} needs ${wanted} numbers, but was given ${values.length}.`);
      arena.set(values, slot.address);
    },
    start() {
      next = 0;
    },
    step,
    run() {
      next = 0;
      step(Number.POSITIVE_INFINITY);
    },
    progress: () => (calls.length === 0 ? 1 : (done[next - 1] ?? 0) / (done[calls.length - 1] || 1)),
    read(tap, into, offset = 0) {
      const length = countElements(tap.axes.map(({ size }) => size));
      into.set(arena.subarray(tap.address, tap.address + length), offset);
    },
  };
}

/** The call of the kernel that an instruction stands for; an instruction without a call does not compile. */
function bind(kernel: Kernel, instruction: Instruction): () => void {
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
      const { out, a, b, products, rows, columns, depth } = instruction;
      return () => kernel.dot(out, a, b, products, rows, columns, depth);
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
  }
}
