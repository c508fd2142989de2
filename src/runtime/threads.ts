import {
  mostThreads,
  state,
  stateAway,
  stateCalled,
  stateLeave,
  stateReady,
  threadsAt,
  threadWords,
} from '../kernel/opcodes.ts';
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
  /** From how much work on an instruction is worth handing out: about what it takes another thread to notice. */
  readonly leastWork: number;
  /** Lets all but the first come to work on a kernel's memory, unless some are there yet. */
  call(kernel: SharedKernel): void;
  /** Lets them go. It is not to be called while they are at work. */
  dismiss(kernel: SharedKernel): void;
}

/** In additions: some ten microseconds. */
const leastWork = 2 ** 19;

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
    leastWork,
    call({ module, memory, words }) {
      // Those that were dismissed may still be about to leave.
      if (others.some((thread) => Atomics.load(words, stateOf(thread)) !== stateAway)) return;
      for (const thread of others) {
        Atomics.store(words, stateOf(thread), stateCalled);
        start({ module, memory, thread });
      }
    },
    dismiss({ words }) {
      for (const at of others.map(stateOf)) {
        for (const before of [stateCalled, stateReady])
          Atomics.compareExchange(words, at, before, stateLeave);
        Atomics.notify(words, at);
      }
    },
  };
}

function stateOf(thread: number): number {
  return threadsAt + thread * threadWords + state;
}
