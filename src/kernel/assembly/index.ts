import * as codes from '../opcodes.ts';
import { chain } from './chain.ts';
import { dense } from './dense.ts';
import { binary, selectAll, unary } from './elementwise.ts';
import { adam, momentum, squares } from './learn.ts';
import { address, addressOrNone, becomeThread, ownWord, word } from './memory.ts';
import { firstMax, max, pool, softmax, sum } from './reduce.ts';
import { shortRow } from './shortRow.ts';
import { accumulate, copy, fill, gather, scatterAdd } from './strided.ts';
import { arrive, fork, leave, partIsDone, takePart, waitForFork, waitForParts } from './threads.ts';

/** Whether this is not the thread that runs the plan. */
let helping: bool = false;
/** Whether this thread, which runs the plan, is in the midst of a fork. */
let forked: bool = false;

/**
 * Runs instructions from the word `at` on, until the work that is left is done or there are none any more, and gives the
 * word to go on at, or −1.
 */
export function run(at: i32): i32 {
  let pc = (at as usize) << 2;
  const budget = ownWord(codes.workLeft);
  let left = word(budget);
  // Nobody leaves before what was handed out is back.
  while (left > 0 || forked) {
    const op = word(pc);
    left -= word(pc + 4);
    const operands = pc + 8;
    switch (op) {
      case codes.opExp:
      case codes.opLog:
      case codes.opTanh:
      case codes.opSigmoid:
      case codes.opRelu:
        unary(op, address(operands), address(operands + 4), word(operands + 8));
        pc = operands + 12;
        break;
      case codes.opAdd:
      case codes.opSub:
      case codes.opMul:
      case codes.opDiv:
        binary(
          op,
          address(operands),
          address(operands + 12),
          address(operands + 16),
          word(operands + 20),
          address(operands + 24),
          address(operands + 28),
          word(operands + 32),
          word(operands + 4),
          word(operands + 8),
        );
        pc = operands + 36;
        break;
      case codes.opSelect:
        selectAll(
          address(operands),
          address(operands + 4),
          address(operands + 8),
          address(operands + 12),
          word(operands + 16),
        );
        pc = operands + 20;
        break;
      case codes.opChain:
        pc = chain(operands);
        break;
      case codes.opDense:
        dense(operands);
        pc = operands + 60;
        break;
      case codes.opShortRow:
        shortRow(operands);
        pc = operands + 32;
        break;
      case codes.opSum:
        sum(
          address(operands),
          address(operands + 4),
          word(operands + 8),
          word(operands + 12),
          word(operands + 16),
        );
        pc = operands + 20;
        break;
      case codes.opMax:
        max(
          address(operands),
          address(operands + 4),
          word(operands + 8),
          word(operands + 12),
          word(operands + 16),
        );
        pc = operands + 20;
        break;
      case codes.opFirstMax:
        firstMax(
          address(operands),
          address(operands + 4),
          word(operands + 8),
          word(operands + 12),
          word(operands + 16),
        );
        pc = operands + 20;
        break;
      case codes.opSoftmax:
        softmax(address(operands), address(operands + 4), word(operands + 8), word(operands + 12));
        pc = operands + 16;
        break;
      case codes.opPool:
        pool(
          address(operands),
          address(operands + 4),
          address(operands + 8),
          addressOrNone(operands + 12),
          address(operands + 16),
          word(operands + 20),
          word(operands + 24),
          word(operands + 28),
        );
        pc = operands + 32;
        break;
      case codes.opFill:
        fill(address(operands), word(operands + 4), word(operands + 8));
        pc = operands + 12;
        break;
      case codes.opCopy:
        copy(address(operands), address(operands + 4), operands + 12, word(operands + 8));
        pc = operands + 12 + 12 * word(operands + 8);
        break;
      case codes.opAccumulate:
        accumulate(address(operands), address(operands + 4), operands + 12, word(operands + 8));
        pc = operands + 12 + 12 * word(operands + 8);
        break;
      case codes.opGather:
        gather(
          address(operands),
          address(operands + 4),
          address(operands + 8),
          word(operands + 12),
          word(operands + 16),
        );
        pc = operands + 20;
        break;
      case codes.opScatterAdd:
        scatterAdd(
          address(operands),
          address(operands + 4),
          address(operands + 8),
          word(operands + 12),
          word(operands + 16),
        );
        pc = operands + 20;
        break;
      case codes.opAim:
        aim(address(operands), word(operands + 4), word(address(operands + 8)));
        pc = operands + 12;
        break;
      case codes.opSquares:
        squares(address(operands), address(operands + 4), word(operands + 8));
        pc = operands + 12;
        break;
      case codes.opMomentum:
        momentum(
          address(operands),
          address(operands + 4),
          address(operands + 8),
          address(operands + 12),
          word(operands + 16),
        );
        pc = operands + 20;
        break;
      case codes.opAdam:
        adam(
          address(operands),
          address(operands + 4),
          address(operands + 8),
          address(operands + 12),
          address(operands + 16),
          word(operands + 20),
        );
        pc = operands + 24;
        break;
      case codes.opBegin:
        store<i32>(operands, 0);
        pc = operands + 4;
        break;
      case codes.opAgain: {
        const counter = address(operands + 8);
        const round = word(counter) + 1;
        const again = round < word(operands);
        store<i32>(counter, round);
        pc = again ? address(operands + 4) : operands + 12;
        break;
      }
      case codes.opFork:
        fork(operands);
        forked = true;
        pc = afterPart(operands);
        break;
      case codes.opPartEnd:
        partIsDone();
        if (helping) return -1;
        pc = afterPart(address(operands));
        break;
      default:
        store<i32>(budget, left);
        return -1;
    }
  }
  store<i32>(budget, left);
  return (pc >> 2) as i32;
}

/** Where the thread that runs the plan goes on in a fork: at a part that nobody has taken, or behind all of them. */
function afterPart(fork: usize): usize {
  const next = takePart(false);
  if (next >= 0) return (next as usize) << 2;
  waitForParts();
  forked = false;
  return address(fork);
}

/** Aims instructions at where they read and write in a round, as `opAim` says. */
function aim(entry: usize, entries: i32, round: i32): void {
  for (const end = entry + entries * 12; entry !== end; entry += 12)
    store<i32>(address(entry), word(entry + 4) + round * word(entry + 8));
}

/** Does parts of instructions, as one of the threads behind the first, until it is to leave. */
export function help(thread: i32): void {
  becomeThread(thread);
  helping = true;
  arrive();
  do {
    for (let first = takePart(true); first >= 0; first = takePart(true)) {
      store<i32>(ownWord(codes.workLeft), i32.MAX_VALUE);
      run(first);
    }
  } while (waitForFork());
  leave();
}
