import { forkUnderWay, leaving, partsDone, partsInAll, partsTaken, present } from '../opcodes.ts';
import { word, wordsOf } from './memory.ts';

/*
 * Parts of an instruction on several threads. The first thread runs the plan, and says which fork is under way. All take the
 * next part of it that nobody has taken, so that a thread that comes late, or is kept from its work, holds nobody up.
 */

/**
 * How often a thread that finds nothing to do looks again before it sleeps, half a millisecond or more: waking takes longer than most
 * parts, and a run that has nothing to hand out for so long is rare.
 */
const patience: i32 = 400000;

/** What a fork's number is counted in. */
const oneFork: i32 = 1 << 16;
const partMask: i32 = oneFork - 1;

/** Says that a fork is under way. */
export function fork(operands: usize): void {
  const taken = sharedWord(partsTaken);
  const number = (atomic.load<i32>(taken) & ~partMask) + oneFork;
  // No part of it is to be had before all of it is said.
  atomic.store<i32>(taken, number | partMask);
  atomic.store<usize>(sharedWord(forkUnderWay), operands);
  atomic.store<i32>(sharedWord(partsInAll), word(operands + 4));
  atomic.store<i32>(sharedWord(partsDone), 0);
  atomic.store<i32>(taken, number);
  if (atomic.load<i32>(sharedWord(present)) > 0) atomic.notify(taken, -1);
}

/** Takes a part that nobody has taken: its first instruction, or −1 when there is none. */
export function takePart(): i32 {
  const taken = sharedWord(partsTaken);
  while (true) {
    const before = atomic.load<i32>(taken);
    const part = before & partMask;
    // Of a fork that is over nothing is read but this, as others may stand where its instructions were.
    if (part >= atomic.load<i32>(sharedWord(partsInAll))) return -1;
    const first = word(atomic.load<usize>(sharedWord(forkUnderWay)) + 8 + (part << 2));
    // Whoever was faster has taken the part, or has come to the next fork.
    if (atomic.cmpxchg<i32>(taken, before, before + 1) === before) return first;
  }
}

export function partIsDone(): void {
  atomic.add<i32>(sharedWord(partsDone), 1);
}

/** Waits for the parts of a fork that others have taken. */
export function waitForParts(): void {
  const all = atomic.load<i32>(sharedWord(partsInAll));
  while (atomic.load<i32>(sharedWord(partsDone)) < all) {}
}

/** Waits until there may be something to do; false when this thread is to leave. */
export function waitForFork(): bool {
  const taken = sharedWord(partsTaken);
  const before = atomic.load<i32>(taken);
  for (let i = 0; i < patience; i++) if (atomic.load<i32>(taken) !== before) return true;
  if (atomic.load<i32>(sharedWord(leaving))) return false;
  atomic.wait<i32>(taken, before, -1);
  return true;
}

export function leave(): void {
  atomic.sub<i32>(sharedWord(present), 1);
}

function sharedWord(number: i32): usize {
  return wordsOf(0) + ((number as usize) << 2);
}
