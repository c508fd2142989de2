import { countElements } from '../../base/valueType.ts';
import { definePrimitive, type Primitive, ShapeError } from '../primitive.ts';
import type { Shape } from '../program.ts';
import { sameShape } from '../strides.ts';

/** `batch`: how many axes in front the two operands share, one product for each of their indices. */
export interface DotParams {
  readonly batch: number;
}

/** The sizes of a (…batch, …rows, K) times b (…batch, N, K). */
export function dotSizes(a: Shape, b: Shape, batch: number) {
  const [columns = 0, depth = 0] = b.slice(batch);
  return {
    products: countElements(b.slice(0, batch)),
    rows: countElements(a.slice(batch, -1)),
    columns,
    depth,
  };
}

export const dot: Primitive<DotParams> = definePrimitive({
  name: 'dot',
  summary: 'a (…, K) times b (N, K): every row of a with every row of b, summed in ascending k, to (…, N).',
  infer(inputs, { batch }) {
    const [a = [], b = []] = inputs;
    if (
      b.length !== batch + 2 ||
      a.length < batch + 1 ||
      a.at(-1) !== b.at(-1) ||
      !sameShape(a.slice(0, batch), b.slice(0, batch))
    )
      throw new ShapeError('dot', `(…, K) and (N, K) behind ${batch} equal axes`, inputs);
    return [...a.slice(0, -1), b.at(-2) ?? 0];
  },
  reference(result, [a, b], { batch }, { round }) {
    if (!a || !b) return;
    const { products, rows, columns, depth } = dotSizes(a.shape, b.shape, batch);
    for (let p = 0; p < products; p++)
      for (let r = 0; r < rows; r++)
        for (let c = 0; c < columns; c++) {
          let sum = 0;
          for (let k = 0; k < depth; k++) {
            const x = a.data[(p * rows + r) * depth + k] ?? 0;
            const w = b.data[(p * columns + c) * depth + k] ?? 0;
            sum = round(sum + round(x * w));
          }
          result.data[(p * rows + r) * columns + c] = sum;
        }
  },
  batch(emit, [a, b], { batch }, [aBatched, bBatched], size) {
    if (!a || !b) throw new Error('dot has two operands.');
    // Rows of a are independent of one another: a batch of them against one b is just more rows.
    if (!bBatched && batch === 0) return emit.one('dot', [a, b], { batch });
    return emit.one('dot', [aBatched ? a : emit.repeat(a, size), bBatched ? b : emit.repeat(b, size)], {
      batch: batch + 1,
    });
  },
  vjp(emit, gradient, [a, b], _, { batch }) {
    if (!a || !b) return [];
    const front = a.shape.slice(0, batch);
    const { rows, columns, depth } = dotSizes(a.shape, b.shape, batch);
    const gradientRows = emit.swapLast(emit.reshape(gradient, [...front, rows, columns]));
    const aRows = emit.swapLast(emit.reshape(a, [...front, rows, depth]));
    return [
      emit.one('dot', [gradient, emit.swapLast(b)], { batch }),
      emit.one('dot', [gradientRows, aRows], { batch }),
    ];
  },
  flops([a = [], b = []], { batch }) {
    const { products, rows, columns, depth } = dotSizes(a, b, batch);
    return 2 * products * rows * columns * depth;
  },
});
