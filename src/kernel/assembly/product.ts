import { panelWidth } from '../../base/panelWidth.ts';
import { functionRelu } from '../opcodes.ts';
import { address, addressOrNone, word } from './memory.ts';

/* What stays the same for all tiles of the product that is under way. Distances are in bytes. */

export let segmentTable: usize = 0;
export let segments: i32 = 0;
export let segmentLength: usize = 0;
/** How much of a row of a is read. */
export let rowSize: usize = 0;
export let panelSize: usize = 0;
export let outRow: usize = 0;
/** 0 for none. */
export let bias: usize = 0;
export let relu: bool = false;

/** Reads it from the operands of an `opDense`. */
export function begin(operands: usize): void {
  outRow = address(operands + 4);
  segmentTable = address(operands + 20);
  segments = word(operands + 24);
  segmentLength = address(operands + 28);
  rowSize = segmentLength * segments;
  panelSize = rowSize * panelWidth;
  bias = addressOrNone(operands + 40);
  relu = word(operands + 44) === functionRelu;
}
