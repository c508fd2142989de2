import type { Instruction, Window } from '../compiler/plan.ts';

/** Elements one behind the other. */
export interface Extent {
  readonly address: number;
  readonly length: number;
}

/** Where an instruction writes. What is written by strides counts with all that lies between. */
export function writtenBy(instruction: Instruction): readonly Extent[] {
  switch (instruction.op) {
    case 'loop': {
      const { times, windows, body } = instruction;
      return body.flatMap(writtenBy).map((extent) => moved(extent, windows, times));
    }
    case 'momentum':
    case 'adam':
      return [instruction.out, ...instruction.kept].map((address) => ({
        address,
        length: instruction.length,
      }));
    case 'chain': {
      const { rows, length, values, steps } = instruction;
      const made = new Set(steps.map(({ out }) => values[out]));
      return values
        .filter((each) => made.has(each))
        .map(({ address }) => ({ address, length: rows * length }));
    }
    default:
      return [{ address: instruction.out, length: lengthOf(instruction) }];
  }
}

/** All that is written in some rounds, where it lies in a window. */
function moved({ address, length }: Extent, windows: readonly Window[], times: number): Extent {
  const window = windows.find((each) => address >= each.address && address < each.address + each.length);
  if (!window) return { address, length };
  const way = (times - 1) * window.step;
  return { address: address - window.address + window.at + Math.min(0, way), length: length + Math.abs(way) };
}

function lengthOf(instruction: Exclude<Instruction, { op: 'loop' | 'momentum' | 'adam' | 'chain' }>): number {
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
