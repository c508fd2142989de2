import { chainSlots } from '../../base/chainSlots.ts';
import { chainBlock, scratch as scratchWord, slotsAt, threadsAt, threadWords } from '../opcodes.ts';

/*
 * Vectors that hold fewer than four numbers of a row. Functions over rows go on to the last four with whole vectors and take
 * what is left through these, so that nothing but the row is read or written.
 */

/** One to three numbers, and zeros behind them. */
export function loadSome(at: usize, count: i32): v128 {
  if (count === 1) return v128.load32_zero(at);
  const two = v128.load64_zero(at);
  return count === 2 ? two : v128.load32_lane(at + 8, two, 2);
}

/** The first one to three numbers of a vector. */
export function storeSome(at: usize, x: v128, count: i32): void {
  if (count === 1) {
    v128.store32_lane(at, x, 0);
    return;
  }
  v128.store64_lane(at, x, 0);
  if (count === 3) v128.store32_lane(at + 8, x, 2);
}

/** Four numbers, or as many as there are left. */
export function loadUpTo(at: usize, left: i32): v128 {
  return left >= 4 ? v128.load(at) : loadSome(at, left);
}

export function storeUpTo(at: usize, x: v128, left: i32): void {
  if (left >= 4) v128.store(at, x);
  else storeSome(at, x, left);
}

/** The first `count` numbers of eight. */
export function storeColumns(at: usize, low: v128, high: v128, count: i32): void {
  if (count >= 8) {
    v128.store(at, low);
    v128.store(at, high, 16);
  } else if (count > 4) {
    v128.store(at, low);
    storeSome(at + 16, high, count - 4);
  } else if (count === 4) {
    v128.store(at, low);
  } else {
    storeSome(at, low, count);
  }
}

export function word(at: usize): i32 {
  return load<i32>(at);
}

/** In bytes, of what a word tells in elements. */
export function address(at: usize): usize {
  return load<usize>(at) << 2;
}

/** 0 where there is none. */
export function addressOrNone(at: usize): usize {
  const elements = load<i32>(at);
  return elements < 0 ? 0 : (elements as usize) << 2;
}

/** Where the words of this thread begin. */
let ownWords: usize = (threadsAt as usize) << 2;
let ownSlots: usize = (slotsAt as usize) << 2;

export function becomeThread(thread: i32): void {
  ownWords = wordsOf(thread);
  ownSlots = ((slotsAt + thread * chainSlots * chainBlock) as usize) << 2;
}

function wordsOf(thread: i32): usize {
  return ((threadsAt + thread * threadWords) as usize) << 2;
}

export function ownWord(word: i32): usize {
  return ownWords + ((word as usize) << 2);
}

/** Where this thread keeps numbers for itself. */
export function scratch(): usize {
  return ownWord(scratchWord);
}

/** Where this thread keeps what the steps of a chain hand to one another. */
export function slot(number: i32): usize {
  return ownSlots + ((number * chainBlock) << 2);
}
