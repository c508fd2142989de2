import { countElements } from '../base/valueType.ts';
import type { Plan, Tap } from '../compiler/plan.ts';
import { sizeOf } from '../ir/layout.ts';
import type { CreateKernel } from '../kernel/kernel.ts';
import { memoryStart, workLeftAt } from '../kernel/opcodes.ts';
import { createKernel } from '../kernel/wasm.ts';
import { divide } from './divide.ts';
import { encode } from './encode.ts';

/** Runs one plan, again and again, in a memory of its own. Nothing is allocated while it runs. */
export interface Executor {
  readonly taps: readonly Tap[];
  /** Whether the plan has an input of this name. */
  reads(name: string): boolean;
  /** Puts an input in place, in row-major order; it stays from run to run. A name that the plan does not read is ignored. */
  write(name: string, values: ArrayLike<number>): void;
  /** Goes back to the first instruction. */
  start(): void;
  /** Goes on for about so long, and at least for about a millisecond; true when the last instruction is done. */
  step(milliseconds: number): boolean;
  /** All of it, from the first instruction. */
  run(): void;
  /** How much of the work is done, from 0 to 1. */
  progress(): number;
  /** Copies a tap's value in row-major order behind `offset`; whole after a run. */
  read(tap: Tap, into: Float32Array, offset?: number): void;
}

/** The most work between two looks at the clock: about a millisecond of a slow machine's. */
const workAtATime = 2 ** 20;

/** More work than there is. */
const unlimited = 2 ** 30;

/** Allocates the memory and writes the instructions there. Throws a `RangeError` when there is no room for them. */
export function createExecutor(plan: Plan, create: CreateKernel = createKernel): Executor {
  const divided = plan.instructions.flatMap((each) => divide(each, workAtATime));
  const numbersAt = memoryStart;
  const wordsAt = numbersAt + plan.arena;
  const encoded = encode(divided, wordsAt, numbersAt);
  const kernel = create(wordsAt + encoded.words.length);
  const { floats, words } = kernel;
  words.set(encoded.words, wordsAt);
  const slots = new Map(plan.inputs.map((slot) => [slot.name, slot]));
  for (const { address, length, values } of plan.constants) {
    const at = numbersAt + address;
    if (values.length === 1) floats.fill(values[0] ?? 0, at, at + length);
    else floats.set(values, at);
  }

  let next = encoded.first;
  let done = 0;

  /** Goes on until about so much work is done. */
  const advance = (work: number) => {
    words[workLeftAt] = work;
    next = kernel.run(next);
    done += work - (words[workLeftAt] ?? 0);
  };
  const start = () => {
    next = encoded.first;
    done = 0;
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
      floats.set(values, numbersAt + slot.address);
    },
    start,
    step(milliseconds) {
      const end = performance.now() + milliseconds;
      while (next >= 0) {
        advance(workAtATime);
        if (performance.now() >= end) break;
      }
      return next < 0;
    },
    run() {
      start();
      while (next >= 0) advance(unlimited);
    },
    progress: () => (encoded.work === 0 ? 1 : done / encoded.work),
    read({ address, layout }, into, offset = 0) {
      const at = numbersAt + address;
      into.set(floats.subarray(at, at + sizeOf(layout)), offset);
    },
  };
}
