import { chainBlock, opRelu, opSelect } from '../opcodes.ts';
import { binary, selectRows, unaryRows } from './elementwise.ts';
import { address, slot, word } from './memory.ts';

/*
 * Chains of functions, element by element: a block of numbers goes through all of them before the next one does, so that what
 * they hand to one another stays in the cache.
 */

/** Runs the steps of `opChain`, whose operands stand at `operands`, and gives where the next instruction stands. */
export function chain(operands: usize): usize {
  const rows = word(operands);
  const length = word(operands + 4);
  const values = operands + 20;
  const slots = values + (word(operands + 8) << 4);
  const first = slots + (word(operands + 12) << 4);
  const end = first + word(operands + 16) * 20;
  for (let each = slots; each !== first; each += 16) store<usize>(each + 12, slot(word(each)));
  const together = length > 0 && length < chainBlock ? chainBlock / length : 1;
  for (let row = 0; row < rows; row += together)
    for (let column = 0; column < length; column += chainBlock) {
      for (let each = values; each !== slots; each += 16) store<usize>(each + 12, partOf(each, row, column));
      for (let step = first; step !== end; step += 20)
        apply(step, min(together, rows - row), min(chainBlock, length - column));
    }
  return end;
}

/** Where a value's part of a block begins. */
function partOf(value: usize, row: i32, column: i32): usize {
  return address(value) + row * address(value + 4) + ((column * word(value + 8)) << 2);
}

/** One of the functions, over the rows of a block. */
function apply(step: usize, rows: i32, length: i32): void {
  const op = word(step);
  const out = load<usize>(address(step + 4), 12);
  const a = address(step + 8);
  const aAt = load<usize>(a, 12);
  const aRow = address(a + 4);
  if (op <= opRelu) {
    unaryRows(op, out, aAt, aRow, rows, length);
    return;
  }
  const b = address(step + 12);
  const bAt = load<usize>(b, 12);
  const bRow = address(b + 4);
  if (op === opSelect) {
    const c = address(step + 16);
    selectRows(out, aAt, aRow, bAt, bRow, load<usize>(c, 12), address(c + 4), rows, length);
  } else binary(op, out, aAt, aRow, word(a + 8), bAt, bRow, word(b + 8), rows, length);
}
