import { part, state, stateAway, stateBusy, stateCalled, stateReady } from '../opcodes.ts';
import { ownWord, word, wordsOf } from './memory.ts';

/*
 * Parts of an instruction on several threads. The first thread runs the plan and posts parts; each of the others has a word for
 * what it is doing, by which the two hand work over and back.
 */

/** How often a thread that is done looks for the next part before it sleeps: waking takes longer than most parts. */
const patience: i32 = 20000;

/** Whether the parts have been handed out. */
let forked: bool = false;

export function isForked(): bool {
  return forked;
}

/** Hands out parts, one to each further thread, whose first instructions stand at `parts`; none if a thread is missing. */
export function fork(count: i32, parts: usize): void {
  forked = false;
  for (let i = 0; i < count; i++) if (atomic.load<i32>(stateOf(i + 1)) !== stateReady) return;
  forked = true;
  for (let i = 0; i < count; i++) {
    store<i32>(wordsOf(i + 1) + (part << 2), word(parts + (i << 2)));
    atomic.store<i32>(stateOf(i + 1), stateBusy);
    atomic.notify(stateOf(i + 1), 1);
  }
}

/** Waits until all parts that were handed out are done; false if none were. */
export function join(count: i32): bool {
  if (!forked) return false;
  for (let i = 0; i < count; i++) while (atomic.load<i32>(stateOf(i + 1)) === stateBusy) {}
  forked = false;
  return true;
}

/** Comes when it is called; false if it is not wanted any more. */
export function come(): bool {
  return atomic.cmpxchg<i32>(ownWord(state), stateCalled, stateReady) === stateCalled;
}

/** Waits for a part that this thread is to do, and gives its first instruction, or −1 when it is to leave. */
export function nextPart(): i32 {
  const own = ownWord(state);
  for (let i = 0; i < patience; i++) if (atomic.load<i32>(own) !== stateReady) break;
  while (atomic.load<i32>(own) === stateReady) atomic.wait<i32>(own, stateReady, -1);
  return atomic.load<i32>(own) === stateBusy ? word(ownWord(part)) : -1;
}

/** Says that this thread has done its part. */
export function ready(): void {
  atomic.store<i32>(ownWord(state), stateReady);
}

export function leave(): void {
  atomic.store<i32>(ownWord(state), stateAway);
}

function stateOf(thread: i32): usize {
  return wordsOf(thread) + (state << 2);
}
