import { arrived, forkNumber, leaving, mostThreads, present } from '../kernel/opcodes.ts';
import type { SharedKernel } from '../kernel/wasm.ts';

/** What a thread is told that is to help. */
export interface HelperStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Its number, from 1 on: the thread that runs the plan is 0. */
  readonly thread: number;
}

/** Threads that help the one that runs a plan. */
export interface ThreadPool {
  /** How many threads there are in all, a power of two. */
  readonly count: number;
  /** From how much work of a run on others are called at all: starting them takes as long as thousands of small runs. */
  readonly leastWorkOfRun: number;
  /** From how much work on an instruction of such a run is worth handing out: about what it takes another thread to notice. */
  readonly leastWork: number;
  /** Lets all but the first come to work on a kernel's memory, unless they are there. */
  call(kernel: SharedKernel): void;
  /** Whether all of them have come. */
  areThere(kernel: SharedKernel): boolean;
  /** Lets them go. */
  dismiss(kernel: SharedKernel): void;
}

/** In additions: some ten microseconds, and about one. */
const leastWorkOfRun = 2 ** 20;
const leastWork = 2 ** 16;

/**
 * A pool for so many processors, whose first thread is the caller's; `undefined` for one. Each of the others is started by
 * `start`, calls `help` and ends when that comes back. Until they are there, and if they never come, the first does all.
 */
export function createThreadPool(
  processors: number,
  start: (message: HelperStart) => void,
): ThreadPool | undefined {
  const count = 2 ** Math.floor(Math.log2(Math.min(processors, mostThreads)));
  if (!(count > 1)) return undefined;
  const others = Array.from({ length: count - 1 }, (_, i) => i + 1);
  return {
    count,
    leastWorkOfRun,
    leastWork,
    call({ module, memory, words }) {
      // Those that were dismissed may still be about to leave.
      if (Atomics.load(words, present) > 0) return;
      Atomics.store(words, leaving, 0);
      Atomics.store(words, present, others.length);
      for (const thread of others) start({ module, memory, thread });
    },
    areThere: ({ words }) => Atomics.load(words, arrived) === others.length,
    dismiss({ words }) {
      if (Atomics.load(words, present) === 0) return;
      Atomics.store(words, leaving, 1);
      // Another number wakes those that sleep. No part is left, as no fork is under way between two runs.
      Atomics.add(words, forkNumber, 1);
      Atomics.notify(words, forkNumber);
    },
  };
}
