import { countElements } from '../base/valueType.ts';
import type { Program, Shape } from './program.ts';

/** One byte for each element of a value: 1 where it is marked. */
export type Mask = Uint8Array;

/**
 * Which elements of its operands an element of a result is computed from, whatever numbers they hold: a maximum from all
 * that could have been the largest, a product from both factors though one may be 0. Marks that are there stay.
 */
export interface Reads {
  /** Marks what the marked elements of the result are computed from; nobody asks about operands that are left out. */
  back(result: Mask, operands: readonly (Mask | undefined)[]): void;
  /** Marks what is computed from the marked elements of the operands. */
  forth(operands: readonly (Mask | undefined)[], result: Mask): void;
  /** Calls back for each element of the result that is one of an operand, unchanged. */
  moved(see: (operand: number, from: number, to: number) => void): void;
}

/** From nothing. */
export const readsNothing: Reads = { back() {}, forth() {}, moved() {} };

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
  ...readsNothing,
  back(result, operands) {
    for (const operand of operands) if (operand) mergeMarks(operand, result);
  },
  forth(operands, result) {
    for (const operand of operands) if (operand) mergeMarks(result, operand);
  },
};

/** A row of a table for each index: for each element of the result the element of the table that it is; and from its index. */
export function takenFrom(table: Int32Array, length: number): Reads {
  return {
    back(result, [rows, indices]) {
      for (let i = result.indexOf(1); i >= 0; i = result.indexOf(1, i + 1)) {
        if (rows) rows[table[i] ?? 0] = 1;
        if (indices) indices[Math.floor(i / length)] = 1;
      }
    },
    forth([rows, indices], result) {
      if (rows?.includes(1))
        for (let i = 0; i < result.length; i++) if (rows[table[i] ?? 0] === 1) result[i] = 1;
      indices?.forEach((marked, i) => {
        if (marked === 1) result.fill(1, i * length, (i + 1) * length);
      });
    },
    moved(see) {
      table.forEach((from, to) => {
        see(0, from, to);
      });
    },
  };
}

/** For each element of the operand the element of the result that it goes into. */
export function added(to: Int32Array): Reads {
  return {
    ...readsNothing,
    back(result, [x]) {
      if (x) for (let i = 0; i < x.length; i++) if (result[to[i] ?? 0] === 1) x[i] = 1;
    },
    forth([x], result) {
      if (x) for (let i = 0; i < x.length; i++) if (x[i] === 1) result[to[i] ?? 0] = 1;
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
    ...readsNothing,
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
