import {
  arrived,
  asleep,
  forkNumber,
  forkParts,
  forkUnderWay,
  leaving,
  partsDone,
  present,
} from '../opcodes.ts';
import { word } from './memory.ts';

/*
 * Parts of an instruction on several threads. The first thread runs the plan, and says which fork is under way. All take the
 * next part of it that nobody has taken, so that a thread that comes late, or is kept from its work, holds nobody up. The first thread
 * takes them from the first on and the others from the last on, so that from fork to fork a thread mostly comes to the same rows, which
 * are in its own cache.
 */

/**
 * How often a thread that finds nothing to do looks again before it sleeps, half a millisecond or more: waking takes longer than most
 * parts, and a run that has nothing to hand out for so long is rare.
 */
const patience: i32 = 400000;

/** Which bits of what says how many parts are taken belong to those from the first and the last on, and to all of them. */
const takenMask: i64 = 0x3ff;
const fromLastShift: i64 = 10;
const allShift: i64 = 20;
const allMask: i64 = 0xfff;
const numberShift: i64 = 32;

/** The number of the fork of which this thread found no part any more. */
let seen: i32 = 0;

/** Says that a fork is under way. */
export function fork(operands: usize): void {
  const parts = at(forkParts);
  const number = (atomic.load<i64>(parts) >> numberShift) + 1;
  atomic.store<usize>(at(forkUnderWay), operands);
  atomic.store<i32>(at(partsDone), 0);
  atomic.store<i64>(parts, (number << numberShift) | ((word(operands + 4) as i64) << allShift));
  if (atomic.load<i32>(at(asleep)) > 0) atomic.notify(at(forkNumber), -1);
}

/** Takes a part that nobody has taken: its first instruction, or −1 when there is none. */
export function takePart(fromLast: bool): i32 {
  const parts = at(forkParts);
  while (true) {
    const before = atomic.load<i64>(parts);
    const first = before & takenMask;
    const last = (before >> fromLastShift) & takenMask;
    const all = (before >> allShift) & allMask;
    if (first + last >= all) {
      seen = (before >> numberShift) as i32;
      return -1;
    }
    const part = (fromLast ? all - 1 - last : first) as usize;
    // Of a fork that is over something else may stand there by now, but then the part is not to be had either.
    const instruction = word(atomic.load<usize>(at(forkUnderWay)) + 8 + (part << 2));
    // Whoever was faster has taken a part, or has come to the next fork.
    const after = before + (fromLast ? (1 as i64) << fromLastShift : 1);
    if (atomic.cmpxchg<i64>(parts, before, after) === before) return instruction;
  }
}

export function partIsDone(): void {
  atomic.add<i32>(at(partsDone), 1);
}

/** Waits for the parts of a fork that others have taken. */
export function waitForParts(): void {
  const all = ((atomic.load<i64>(at(forkParts)) >> allShift) & allMask) as i32;
  while (atomic.load<i32>(at(partsDone)) < all) {}
}

/** Waits for a fork behind the one seen last; false when this thread is to leave. */
export function waitForFork(): bool {
  const number = at(forkNumber);
  for (let i = 0; i < patience; i++) if (atomic.load<i32>(number) !== seen) return true;
  if (atomic.load<i32>(at(leaving))) return false;
  // Whoever begins a fork after this was said wakes those that sleep; after one that began before, this does not sleep.
  atomic.add<i32>(at(asleep), 1);
  atomic.wait<i32>(number, seen, -1);
  atomic.sub<i32>(at(asleep), 1);
  return true;
}

export function arrive(): void {
  atomic.add<i32>(at(arrived), 1);
}

export function leave(): void {
  atomic.sub<i32>(at(arrived), 1);
  atomic.sub<i32>(at(present), 1);
}

function at(word: i32): usize {
  return (word as usize) << 2;
}
