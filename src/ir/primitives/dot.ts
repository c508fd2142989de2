import type { Builder, Operand } from '../builder.ts';
import { batchAll, definePrimitive, type Primitive, ShapeError } from '../primitive.ts';
import type { Shape } from '../program.ts';
import { type Mask, mergeMarks, type Reads, readsNothing } from '../reads.ts';
import { sameShape } from '../strides.ts';

/** `batch`: how many axes in front the two operands share, one product for each of their indices. */
export interface DotParams {
  readonly batch: number;
}

/** The sizes of a (…batch, …rows, K) times b (…batch, columns, K). */
export function dotSizes(a: Shape, batch: number, columns: number) {
  let products = 1;
  let rows = 1;
  for (let axis = 0; axis < a.length - 1; axis++)
    if (axis < batch) products *= a[axis] ?? 1;
    else rows *= a[axis] ?? 1;
  return { products, rows, columns, depth: a.at(-1) ?? 0 };
}

export const dot: Primitive<DotParams> = definePrimitive({
  name: 'dot',
  summary:
    'a (…, K) times b (N, K): every row of a with every row of b, summed in ascending k, to (…, N); the sums start at a third operand, if there is one.',
  infer(inputs, { batch }) {
    const [a = [], b = [], start] = inputs;
    const result = [...a.slice(0, -1), b.at(-2) ?? 0];
    if (
      b.length !== batch + 2 ||
      a.length < batch + 1 ||
      a.at(-1) !== b.at(-1) ||
      !sameShape(a.slice(0, batch), b.slice(0, batch))
    )
      throw new ShapeError('dot', `(…, K) and (N, K) behind ${batch} equal axes`, inputs);
    if (start && !sameShape(start, result))
      throw new ShapeError('dot', `sums that start at the result's shape [${result.join(', ')}]`, inputs);
    return result;
  },
  reference(result, [a, b, start], { batch }, { round }) {
    if (!a || !b) return;
    const { products, rows, columns, depth } = dotSizes(a.shape, batch, b.shape.at(-2) ?? 0);
    for (let p = 0; p < products; p++)
      for (let r = 0; r < rows; r++)
        for (let c = 0; c < columns; c++) {
          const at = (p * rows + r) * columns + c;
          let sum = start?.data[at] ?? 0;
          for (let k = 0; k < depth; k++) {
            const x = a.data[(p * rows + r) * depth + k] ?? 0;
            const w = b.data[(p * columns + c) * depth + k] ?? 0;
            sum = round(sum + round(x * w));
          }
          result.data[at] = sum;
        }
  },
  batch(emit, [a, b, ...start], { batch }, [aBatched = false, bBatched = false, startBatched = false], size) {
    if (!a || !b) throw new Error('dot has two operands or three.');
    // Rows of a are independent of one another: a batch of them against one b is just more rows.
    if (!bBatched && batch === 0) {
      const [rows = a, ...starts] = batchAll(emit, [a, ...start], [aBatched, startBatched], size);
      return emit.one('dot', [rows, b, ...starts], { batch });
    }
    const operands = batchAll(emit, [a, b, ...start], [aBatched, bBatched, startBatched], size);
    return emit.one('dot', operands, { batch: batch + 1 });
  },
  vjp(emit, gradient, [a, b, ...start], _, { batch }) {
    if (!a || !b) return [];
    const front = a.shape.slice(0, batch);
    const { rows, columns, depth } = dotSizes(a.shape, batch, b.shape.at(-2) ?? 0);
    const gradientRows = swapLast(emit, emit.reshape(gradient, [...front, rows, columns]));
    const aRows = swapLast(emit, emit.reshape(a, [...front, rows, depth]));
    return [
      emit.one('dot', [gradient, swapLast(emit, b)], { batch }),
      emit.one('dot', [gradientRows, aRows], { batch }),
      ...start.map(() => gradient),
    ];
  },
  reads([a = [], b = []], { batch }) {
    const sizes = dotSizes(a, batch, b.at(-2) ?? 0);
    return readProducts(sizes, (p, c, k) => (p * sizes.columns + c) * sizes.depth + k);
  },
  flops([a = [], b = []], { batch }) {
    const { products, rows, columns, depth } = dotSizes(a, batch, b.at(-2) ?? 0);
    return 2 * products * rows * columns * depth;
  },
});

/** Rows times columns: what a sum of a product is computed from, where `placeOf` says how the second operand lies. */
export function readProducts(
  { products, rows, columns, depth }: ReturnType<typeof dotSizes>,
  placeOf: (product: number, column: number, k: number) => number,
): Reads {
  const rowMarks = (p: number, r: number, a: Mask) =>
    a.subarray((p * rows + r) * depth, (p * rows + r + 1) * depth);
  const sumsOf = (p: number, r: number, result: Mask) =>
    result.subarray((p * rows + r) * columns, (p * rows + r + 1) * columns);
  return {
    ...readsNothing,
    back(result, [a, b, start]) {
      for (let p = 0; p < products; p++) {
        const columnsRead = new Uint8Array(columns);
        for (let r = 0; r < rows; r++) {
          const sums = sumsOf(p, r, result);
          if (!sums.includes(1)) continue;
          if (b) mergeMarks(columnsRead, sums);
          if (a) rowMarks(p, r, a).fill(1);
        }
        if (!b) continue;
        for (let c = 0; c < columns; c++)
          if (columnsRead[c] === 1) for (let k = 0; k < depth; k++) b[placeOf(p, c, k)] = 1;
      }
      if (start) mergeMarks(start, result);
    },
    forth([a, b, start], result) {
      const isColumnRead = b?.includes(1);
      for (let p = 0; p < products; p++) {
        const reached = new Uint8Array(columns);
        if (b && isColumnRead)
          for (let c = 0; c < columns; c++)
            for (let k = 0; k < depth; k++) if (b[placeOf(p, c, k)] === 1) reached[c] = 1;
        for (let r = 0; r < rows; r++) {
          const sums = sumsOf(p, r, result);
          if (a && rowMarks(p, r, a).includes(1)) sums.fill(1);
          else if (isColumnRead) mergeMarks(sums, reached);
        }
      }
      if (start) mergeMarks(result, start);
    },
  };
}

/** The last two axes change places. */
function swapLast(emit: Builder, x: Operand): Operand {
  const order = x.shape.map((_, i) => i);
  order.push(...order.splice(-2).reverse());
  return emit.transpose(x, order);
}
