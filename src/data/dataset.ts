import type { TableChoice } from './chooseTarget.ts';

/** What a network is trained on: columns of equally many data, each kept in one piece. */
export interface Dataset {
  readonly name: string;
  /** How many examples there are. */
  readonly count: number;
  readonly columns: readonly Column[];
  /** Of each example the line that it begins on in the file that it was read from, counted from 1. */
  readonly lines?: Uint32Array;
  /** Where it is a table: its columns as they were read, and which of them `columns` are made from, if that was chosen. */
  readonly table?: { readonly columns: readonly Column[]; readonly choice: TableChoice | undefined };
}

export type Column = NumbersColumn | ClassColumn | TextColumn | TreeColumn;

export interface NumbersColumn {
  readonly kind: 'numbers';
  readonly name: string;
  /** Of one example; where there are `starts`, of one element of a series. */
  readonly shape: readonly number[];
  /** Of all examples one behind the other, in row-major order. */
  readonly values: Float32Array | Uint8Array;
  /** What values are divided by: 255 where they are bytes of pictures, else 1. */
  readonly divisor: number;
  readonly starts: Starts | undefined;
}

/** One of some labels for each example; where there are `starts`, for each of its elements. */
export interface ClassColumn {
  readonly kind: 'class';
  readonly name: string;
  readonly labels: readonly string[];
  /** Of labels, for all examples one behind the other. */
  readonly indices: Uint32Array;
  readonly starts: Starts | undefined;
}

export interface TextColumn {
  readonly kind: 'text';
  readonly name: string;
  readonly texts: readonly string[];
}

export interface TreeColumn {
  readonly kind: 'tree';
  readonly name: string;
  /** In brackets, with words at leaves: `((the film) (was good))`. */
  readonly trees: readonly string[];
}

/** The element with which each example starts, and behind them how many elements there are: one more than examples. */
export type Starts = Uint32Array;

/**
 * What a column has for an example, as a source takes it: numbers in row-major order, or a text. A class is its label; classes
 * of elements are their labels with spaces between. An example that is not there throws a `RangeError`.
 */
export function datumOf(column: Column, example: number): Float32Array | string {
  switch (column.kind) {
    case 'text':
      return present(column.texts[example], example);
    case 'tree':
      return present(column.trees[example], example);
    case 'class':
      return Array.from(
        partOf(column.indices, column.starts, 1, example),
        (index) => column.labels[index] ?? '',
      ).join(' ');
    case 'numbers': {
      const { values, starts, divisor } = column;
      const part = partOf(values, starts, sizeOf(column.shape), example);
      const numbers = new Float32Array(part.length);
      for (let i = 0; i < numbers.length; i++) numbers[i] = (part[i] ?? 0) / divisor;
      return numbers;
    }
  }
}

/** How many numbers an array of this shape has. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** The values of one example, each element of `size` numbers. */
function partOf<T extends Float32Array | Uint8Array | Uint32Array>(
  values: T,
  starts: Starts | undefined,
  size: number,
  example: number,
): T {
  const from = present(starts ? starts[example] : example, example);
  const to = present(starts ? starts[example + 1] : example + 1, example);
  if (example < 0 || to * size > values.length) throw noExample(example);
  return values.subarray(from * size, to * size) as T;
}

function present<T>(datum: T | undefined, example: number): T {
  if (datum === undefined) throw noExample(example);
  return datum;
}

function noExample(example: number): RangeError {
  return new RangeError(`There is no example ${example}.`);
}
