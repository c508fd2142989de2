import { countElements } from '../base/valueType.ts';
import type { Instruction, Plan, Tap } from '../compiler/plan.ts';
import { sizeOf } from '../ir/layout.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { createScalarKernel } from '../kernel/scalar.ts';
import { bind, type Round } from './bind.ts';
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
  /** Goes on for about so long, and at least for about a millisecond; true when the last instruction is done. */
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

/** What calling the kernel costs, in additions, beside the work that is done. */
const callWork = 32;

/** Allocates the arena and binds each instruction to the kernel. Throws a `RangeError` when memory does not suffice. */
export function createExecutor(
  plan: Plan,
  createKernel: (arena: Float32Array) => Kernel = createScalarKernel,
): Executor {
  const arena = new Float32Array(plan.arena);
  const kernel = createKernel(arena);
  const slots = new Map(plan.inputs.map((slot) => [slot.name, slot]));
  for (const { address, length, values } of plan.constants) {
    if (values.length === 1) arena.fill(values[0] ?? 0, address, address + length);
    else arena.set(values, address);
  }

  // Loops are laid out flat: behind the calls of a body stands one that goes back to the first of them.
  const calls: (() => void)[] = [];
  const work: number[] = [];
  const rounds: Round[] = [];
  let next = 0;
  let done = 0;

  /** Adds the calls of instructions, and gives all the work that is in them. */
  const layOut = (instructions: readonly Instruction[], round: Round): number => {
    let total = 0;
    for (const instruction of instructions) {
      if (instruction.op === 'loop') total += layOutLoop(instruction);
      else total += add(bind(kernel, instruction, round), workOf(instruction));
    }
    return total;
  };
  const layOutLoop = ({ times, body }: Extract<Instruction, { op: 'loop' }>): number => {
    if (times === 0 || body.length === 0) return 0;
    const round = { index: 0 };
    rounds.push(round);
    const first = calls.length;
    const once = layOut(body, round);
    const again = () => {
      round.index++;
      if (round.index < times) next = first;
      else round.index = 0;
    };
    return times * (once + add(again, 0));
  };
  const add = (call: () => void, its: number): number => {
    calls.push(call);
    work.push(its + callWork);
    return its + callWork;
  };
  const divided = plan.instructions.flatMap((each) => divide(each, workAtATime));
  const total = layOut(divided, { index: 0 });

  const start = () => {
    next = 0;
    done = 0;
    for (const round of rounds) round.index = 0;
  };
  const step = (milliseconds: number) => {
    const end = performance.now() + milliseconds;
    let look = done + workAtATime;
    while (next < calls.length) {
      const at = next++;
      calls[at]?.();
      done += work[at] ?? 0;
      if (done < look) continue;
      if (performance.now() >= end) break;
      look = done + workAtATime;
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
    start,
    step,
    run() {
      start();
      step(Number.POSITIVE_INFINITY);
    },
    progress: () => (total === 0 ? 1 : done / total),
    read(tap, into, offset = 0) {
      into.set(arena.subarray(tap.address, tap.address + sizeOf(tap.layout)), offset);
    },
  };
}
