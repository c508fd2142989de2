/**
 * Loops over one arena of float32 numbers, and nothing else: no shapes, no graph. All addresses, lengths and strides
 * count elements. Every operation is rounded to float32 and every sum runs in the order that is said here, so that all
 * kernels over the same arena give the same bits. Results may lie exactly on an operand where an element only depends
 * on the same element (the elementwise functions, softmax, and what a dot starts from), and must not touch the operands
 * otherwise. Indices are numbers that hold integers, counted from 0; nobody checks them here.
 */
export interface Kernel {
  exp(out: number, x: number, length: number): void;
  log(out: number, x: number, length: number): void;
  tanh(out: number, x: number, length: number): void;
  sigmoid(out: number, x: number, length: number): void;
  /** x where it is above zero or NaN, else 0. */
  relu(out: number, x: number, length: number): void;

  add(out: number, a: number, b: number, length: number): void;
  sub(out: number, a: number, b: number, length: number): void;
  mul(out: number, a: number, b: number, length: number): void;
  div(out: number, a: number, b: number, length: number): void;
  /** a where the condition is above zero, else b. */
  select(out: number, condition: number, a: number, b: number, length: number): void;

  /**
   * `products` times: a (rows, depth) times the transpose of b (columns, depth), to (rows, columns). Each sum starts at
   * the number in its place at `start`, which is shaped like the result and may lie exactly on it, or at 0 if `start` is
   * −1, and runs in ascending depth, a product and then an addition, each rounded.
   */
  dot(
    out: number,
    a: number,
    b: number,
    start: number,
    products: number,
    rows: number,
    columns: number,
    depth: number,
  ): void;

  /** Along the middle of (outer, length, inner), from 0 on and in ascending order, to (outer, inner). */
  sum(out: number, x: number, outer: number, length: number, inner: number): void;
  /** The same way from −∞ on: the first of equals (0 and −0 are), NaN if there is any. */
  max(out: number, x: number, outer: number, length: number, inner: number): void;
  /** To (outer, length, inner): 1 at the first maximum of each line, 0 elsewhere. */
  firstMax(out: number, x: number, outer: number, length: number, inner: number): void;
  /** exp(x − max x) over its sum in ascending order, for each row of `length`. */
  softmax(out: number, x: number, rows: number, length: number): void;

  fill(out: number, length: number, value: number): void;
  /** Element by element over a shape, both sides with strides of their own. */
  copy(
    out: number,
    outStrides: readonly number[],
    x: number,
    xStrides: readonly number[],
    shape: readonly number[],
  ): void;
  /** Adds to what is there, in row-major order of the shape. */
  accumulate(
    out: number,
    outStrides: readonly number[],
    x: number,
    xStrides: readonly number[],
    shape: readonly number[],
  ): void;

  /** For each of `count` indices, that row of the table, of `row` elements. */
  gather(out: number, table: number, indices: number, count: number, row: number): void;
  /** Adds each of `count` rows of x to the row of the result that its index names, in their order. */
  scatterAdd(out: number, x: number, indices: number, count: number, row: number): void;
}
