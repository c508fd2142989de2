import { countElements } from '../base/valueType.ts';
import type { Program, Shape } from './program.ts';

/** One byte for each element of a value: 1 where it is marked. */
export type Mask = Uint8Array;

/**
 * Which elements of its operands an element of a result is computed from, whatever numbers they hold: a maximum from all
 * that could have been the largest, a product from both factors though one may be 0. Marks that are there stay.
 */
export interface Reads {
  /** Marks what the marked elements of the result are computed from. */
  back(result: Mask, operands: readonly Mask[]): void;
  /** Marks what is computed from the marked elements of the operands. */
  forth(operands: readonly Mask[], result: Mask): void;
}

/** One application of a sub-program, of those that an equation consists of. */
export interface Application {
  readonly body: Program;
  /** Where each input of the body comes from. */
  readonly inputs: readonly Place[];
  /** Where each of its outputs goes. */
  readonly outputs: readonly Place[];
}

/** As many elements as the body's value has, from `start` on, of an operand, of a result, or of what is handed from one application to a later one. */
export interface Place {
  readonly of: 'operand' | 'result' | 'between';
  readonly index: number;
  readonly start: number;
}

/** Each element from those at the same place. */
export const elementwise: Reads = {
  back(result, operands) {
    for (const operand of operands) mergeMarks(operand, result);
  },
  forth(operands, result) {
    for (const operand of operands) mergeMarks(result, operand);
  },
};

/** By operand, for each element of the result the element that it is; −1 where it is none of that operand's. */
export function taken(from: readonly ArrayLike<number>[]): Reads {
  return {
    back(result, operands) {
      operands.forEach((operand, n) => {
        const places = from[n] ?? [];
        for (let i = 0; i < result.length; i++)
          if (result[i] === 1 && (places[i] ?? -1) >= 0) operand[places[i] ?? 0] = 1;
      });
    },
    forth(operands, result) {
      operands.forEach((operand, n) => {
        const places = from[n] ?? [];
        for (let i = 0; i < result.length; i++) if (operand[places[i] ?? -1] === 1) result[i] = 1;
      });
    },
  };
}

/** By operand, for each of its elements the element of the result that it goes into. */
export function added(to: readonly ArrayLike<number>[]): Reads {
  return {
    back(result, operands) {
      operands.forEach((operand, n) => {
        for (let i = 0; i < operand.length; i++) if (result[to[n]?.[i] ?? -1] === 1) operand[i] = 1;
      });
    },
    forth(operands, result) {
      operands.forEach((operand, n) => {
        for (let i = 0; i < operand.length; i++) if (operand[i] === 1) result[to[n]?.[i] ?? 0] = 1;
      });
    },
  };
}

/**
 * All of one group from all of another: `groups` are the groups of elements of the operand, and `results` those of the
 * result that each of them makes.
 */
export function together(
  count: number,
  groups: (group: number, see: (element: number) => void) => void,
  results: (group: number, see: (element: number) => void) => void,
): Reads {
  const spread = (from: Mask, seeFrom: typeof groups, to: Mask, seeTo: typeof groups) => {
    for (let group = 0; group < count; group++) {
      let marked = false;
      seeFrom(group, (element) => {
        marked ||= from[element] === 1;
      });
      if (marked)
        seeTo(group, (element) => {
          to[element] = 1;
        });
    }
  };
  return {
    back: (result, [x]) => x && spread(result, results, x, groups),
    forth: ([x], result) => x && spread(x, groups, result, results),
  };
}

/** All elements of an operand, or whatever it is. */
export function whole(of: Place['of'], index: number): Place {
  return { of, index, start: 0 };
}

/** Element i along an axis in front of a shape. */
export function part(of: Place['of'], index: number, shape: Shape = [], i = 0): Place {
  return { of, index, start: i * countElements(shape) };
}

/** A program that gives what it is given. */
export function identity(shape: Shape): Program {
  return { inputs: [0], equations: [], outputs: [0], shapes: [shape] };
}

/** Marks in one mask what is marked in another of its length. */
export function mergeMarks(into: Mask, from: Mask): void {
  for (let i = 0; i < from.length; i++) if (from[i] === 1) into[i] = 1;
}
