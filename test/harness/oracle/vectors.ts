import type { Weight } from './call.ts';
import { fromRows, must, rowsOf, type Tensor, Unfit } from './values.ts';

type Vector = readonly number[];

/** The matrix times the column vector. */
export function product({ shape: [rows = 0, columns = 0], data }: Weight, x: Vector): number[] {
  if (columns !== x.length)
    throw new Unfit(`A matrix of ${columns} columns is no match for ${x.length} features.`);
  return Array.from({ length: rows }, (_, row) =>
    x.reduce((total, each, column) => total + each * (data[row * columns + column] ?? Number.NaN), 0),
  );
}

/** Number by number; what is not there adds nothing. */
export function sum(first: Vector, ...others: readonly (Vector | undefined)[]): number[] {
  return others.reduce<number[]>(
    (total, other) => (other ? pairUp(total, other, (a, b) => a + b) : total),
    [...first],
  );
}

/** a ∘ b. */
export function times(a: Vector, b: Vector): number[] {
  return pairUp(a, b, (one, other) => one * other);
}

function pairUp(a: Vector, b: Vector, f: (a: number, b: number) => number): number[] {
  if (a.length !== b.length) throw new Unfit(`${a.length} numbers do not pair up with ${b.length}.`);
  return a.map((each, i) => f(each, must(b[i], 'number')));
}

export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

export function rectify(x: number): number {
  return Math.max(0, x);
}

export function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}

/** Applies `f` along the last axis, at every place of the axes before it. */
export function mapVectors(x: Tensor, f: (x: Vector) => number[]): Tensor {
  const { lead, size, rows } = rowsOf(x);
  return fromRows(lead, f(zeros(size)).length, rows.map(f));
}
