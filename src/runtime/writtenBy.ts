import type { Instruction } from '../compiler/plan.ts';

/** Elements one behind the other. */
export interface Extent {
  readonly address: number;
  readonly length: number;
}

/**
 * Where an instruction writes, in a loop of so many rounds. What is written by strides counts with all that lies between.
 */
export function writtenBy(instruction: Instruction, times = 1): readonly Extent[] {
  switch (instruction.op) {
    case 'loop':
      return instruction.body.flatMap((each) => writtenBy(each, instruction.times));
    case 'store': {
      const { out, step, length } = instruction;
      const moved = (times - 1) * step;
      return [{ address: out + Math.min(0, moved), length: length + Math.abs(moved) }];
    }
    case 'momentum':
    case 'adam':
      return [instruction.out, ...instruction.kept].map((address) => ({
        address,
        length: instruction.length,
      }));
    default:
      return [{ address: instruction.out, length: lengthOf(instruction) }];
  }
}

function lengthOf(instruction: Exclude<Instruction, { op: 'loop' | 'store' | 'momentum' | 'adam' }>): number {
  switch (instruction.op) {
    case 'binary':
    case 'softmax':
    case 'pool':
      return instruction.rows * instruction.length;
    case 'dense': {
      const { products, rows, outRow, columns } = instruction;
      return products * rows === 0 ? 0 : (products * rows - 1) * outRow + columns;
    }
    case 'reduce':
      return instruction.outer * instruction.inner * (instruction.f === 'firstMax' ? instruction.length : 1);
    case 'copy':
    case 'accumulate':
      return instruction.shape.includes(0)
        ? 0
        : instruction.shape.reduce(
            (end, size, axis) => end + (size - 1) * (instruction.outStrides[axis] ?? 0),
            1,
          );
    case 'squares':
      return 1;
    case 'gather':
      return instruction.count * instruction.row;
    case 'scatterAdd':
      // Where the rows go depends on numbers: a fill before it has written all of the result.
      return 0;
    default:
      return instruction.length;
  }
}
