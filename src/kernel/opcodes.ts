/*
 * The instructions of a kernel as words of 32 bits, which lie in the memory that they work on. An instruction is its opcode,
 * the work that it is (in additions, roughly), and its operands in the order that `encode.ts` of the runtime writes them in.
 * Addresses and lengths count elements of four bytes from the start of the memory. The numbers are read by the kernel in
 * TypeScript and by its twin in AssemblyScript.
 */

import { chainSlots } from '../base/chainSlots.ts';

/** Behind the last instruction. */
export const opEnd = 0;

// out, x, length
export const opExp = 1;
export const opLog = 2;
export const opTanh = 3;
export const opSigmoid = 4;
export const opRelu = 5;

// out, rows, length, then of each operand its address, how far apart its rows lie, and 1 or, where one number stands for a
// whole row, 0. The result lies row by row.
export const opAdd = 6;
export const opSub = 7;
export const opMul = 8;
export const opDiv = 9;

/** out, condition, a, b, length */
export const opSelect = 10;

/**
 * out, how far apart its rows lie, a, how far apart its rows lie, table of rows, table of segments, segments, their length,
 * panels, start, bias, function, products, rows, columns. Tables are lists of offsets, in elements; the address of one that
 * there is none of is −1, and so are those of a start and of a bias.
 */
export const opDense = 11;

/**
 * out, a, depth, panels, start, bias, function, columns: what `opDense` does, of a single row that lies in one piece. Where there
 * are few sums, settling what that has to settle takes longer than they do.
 */
export const opShortRow = 31;

// out, x, outer, length, inner
export const opSum = 12;
export const opMax = 13;
export const opFirstMax = 14;

/** out, x, rows, length */
export const opSoftmax = 15;

/** out, x, how far apart its rows lie, table of rows, table of segments, segments, rows, length: maxima of segments. */
export const opPool = 16;

/** out, length, the bits of the value */
export const opFill = 17;

// out, x, axes, then for each axis its length, the result's stride and the operand's
export const opCopy = 18;
export const opAccumulate = 19;

// out, table (or x), indices, count, row
export const opGather = 20;
export const opScatterAdd = 21;

/**
 * table, entries, the word that counts the rounds: at the start of a loop's body, aims instructions at where they read and write in
 * this round. An entry of the table is a word, an address and a step, by which the address moves in each round; the word is set to it.
 */
export const opAim = 22;
/** The rounds of a loop, counted in this very word: before the body, and begins at 0. */
export const opBegin = 24;
/** times, the first instruction of the body, the word that counts the rounds: behind the body. */
export const opAgain = 25;

/** out, x, length: the sum of squares; every sixteenth goes into one of sixteen sums, which are added up in their order. */
export const opSquares = 28;

/*
 * An optimiser's step, number by number: the numbers that are changed, what it keeps beside each, the gradients, the address of its
 * settings, length. A number w with the gradient g becomes w − decay · w − rate · u, where g is multiplied by `scale` before.
 */
/** … of momentum: u ← momentum · u + g. Settings: rate, decay, scale, momentum. */
export const opMomentum = 29;
/**
 * … of Adam, which keeps two numbers: m ← keep · m + take · g, v ← keep₂ · v + take₂ · g², u = m / (√(correction · v) + least).
 * Settings: rate, decay, scale, keep, take, keep₂, take₂, correction, least.
 */
export const opAdam = 30;

/** The instruction to go on at, the number of parts, the first instruction of each: any thread does any of them, each once. */
export const opFork = 26;
/** The fork, from its operands on: behind each of its parts. */
export const opPartEnd = 27;

/**
 * rows, length, values, slots, steps; then of each value its address, how far apart its rows lie, 1 or, where one number stands
 * for a whole row, 0, and a word for the kernel; the same of each slot, the number of which stands for its address, and in
 * which only this instruction keeps numbers; then for each step the opcode of a function of one element or two, or of a select,
 * and the words at which the value that it makes and its operands, always three, begin. Rows of what is made lie one behind the
 * other, and only arithmetic takes one number for a row.
 */
export const opChain = 32;
export const chainValueWords = 4;

/** How many numbers at a time go through the steps of a chain: few enough to stay in the cache, slots and all. */
export const chainBlock = 256;

// What a dense product puts its sums through.
export const functionNone = 0;
export const functionRelu = 1;
export const functionTanh = 2;
export const functionSigmoid = 3;

/*
 * The first words of a memory belong to kernels: what they keep constant lies from byte 64 to 255; behind that each thread
 * has 16 words; then come those that all share, and the slots of each.
 */
export const threadsAt = 64;
export const threadWords = 16;
export const mostThreads = 8;

// The words of a thread: how much work it may do before it has to return; numbers that it keeps for itself.
export const workLeft = 0;
export const scratch = 1;

/*
 * Words that all threads read and write. What is watched while nothing else happens lies in a line of the cache of its own (64 bytes),
 * as a line that another processor has written to takes long to come.
 */
const sharedAt = threadsAt + mostThreads * threadWords;
/**
 * Two words: how many parts of the fork under way were taken from the first on (10 bits) and from the last on (10 bits), and how many
 * there are (12 bits); then the number of the fork, for which others wait.
 */
export const forkParts = sharedAt;
export const forkNumber = sharedAt + 1;
/** Where its operands are. */
export const forkUnderWay = sharedAt + 2;
/** How many parts are done. */
export const partsDone = sharedAt + 16;
/** 1 when the others are to leave. */
export const leaving = sharedAt + 32;
/** How many others there are or are about to come, how many have come, and how many of those sleep. */
export const present = sharedAt + 33;
export const arrived = sharedAt + 34;
export const asleep = sharedAt + 35;

/** The word in which the first thread finds how much work is left. */
export const workLeftAt = threadsAt + workLeft;

/** Where the slots of the first thread lie. */
export const slotsAt = sharedAt + 48;
/** The first word of a memory that is free for others. */
export const memoryStart = slotsAt + mostThreads * chainSlots * chainBlock;
