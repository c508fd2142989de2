import { type Mask, mergeMarks, type Reads } from './reads.ts';

/** A kind of marks that elements of values bear: an array of them for each value, 0 where there is none. */
export interface Marking<M extends Mask | Int32Array> {
  /** Whether applications of a body are likely to be marked alike, so that it pays to remember what came of it. */
  readonly recurs: boolean;
  none(length: number): M;
  isMarked(marks: M): boolean;
  merge(into: M, from: M): void;
  /** Marks the operands by what is marked of the result; those that nobody asks about are left out. */
  back(reads: Reads, result: M, operands: readonly (M | undefined)[]): void;
  forth(reads: Reads, operands: readonly (M | undefined)[], result: M): void;
}

/** Whether an element is marked or not: by all that it is computed from, or is computed from it. */
export const asMasks: Marking<Mask> = {
  recurs: true,
  none: (length) => new Uint8Array(length),
  isMarked: (marks) => marks.includes(1),
  merge: mergeMarks,
  back: (reads, result, operands) => reads.back(result, operands),
  forth: (reads, operands, result) => reads.forth(operands, result),
};

/**
 * Which of some numbers an element is, unchanged: there may be several, as windows overlap. A mark is a list of them, the same one
 * wherever the same numbers are.
 */
export class Names implements Marking<Int32Array> {
  readonly recurs = false;
  private readonly first: number[] = [-1];
  private readonly rest: number[] = [0];

  none(length: number): Int32Array {
    return new Int32Array(length);
  }

  isMarked(marks: Int32Array): boolean {
    return marks.some((mark) => mark > 0);
  }

  /** The mark of one number. */
  of(name: number): number {
    return this.add(name, 0);
  }

  /** The numbers that a mark stands for. */
  in(mark: number): readonly number[] {
    const names: number[] = [];
    for (let at = mark; at > 0; at = this.rest[at] ?? 0) names.push(this.first[at] ?? -1);
    return names;
  }

  merge(into: Int32Array, from: Int32Array): void {
    for (let i = 0; i < from.length; i++) into[i] = this.union(into[i] ?? 0, from[i] ?? 0);
  }

  back(reads: Reads, result: Int32Array, operands: readonly (Int32Array | undefined)[]): void {
    reads.moved((n, from, to) => {
      const operand = operands[n];
      if (operand) operand[from] = this.union(operand[from] ?? 0, result[to] ?? 0);
    });
  }

  forth(reads: Reads, operands: readonly (Int32Array | undefined)[], result: Int32Array): void {
    reads.moved((n, from, to) => {
      const operand = operands[n];
      if (operand) result[to] = this.union(result[to] ?? 0, operand[from] ?? 0);
    });
  }

  private union(one: number, other: number): number {
    if (other === 0 || one === other) return one;
    if (one === 0) return other;
    const known = new Set(this.in(one));
    return this.in(other).reduce((list, name) => (known.has(name) ? list : this.add(name, list)), one);
  }

  private add(name: number, list: number): number {
    this.first.push(name);
    return this.rest.push(list) - 1;
  }
}
