import { panelWidth } from '../../base/panelWidth.ts';
import { pack, panelsShape, placeInPanels, unpack } from '../packing.ts';
import { batchAll, definePrimitive, type Primitive, ShapeError } from '../primitive.ts';
import type { Shape } from '../program.ts';
import { sameShape } from '../strides.ts';
import { type DotParams, dot, dotSizes, readProducts } from './dot.ts';

/** Those of the `dot`, and how many rows the matrices have that lie in panels. */
export interface PackedDotParams extends DotParams {
  readonly columns: number;
}

function matricesShape(panels: Shape, columns: number): Shape {
  return [...panels.slice(0, -3), columns, panels.at(-2) ?? 0];
}

export const packedDot: Primitive<PackedDotParams> = definePrimitive({
  name: 'packedDot',
  summary: 'A dot whose second operand lies in panels of eight rows, (…, ⌈N / 8⌉, K, 8).',
  infer(inputs, params) {
    const [a = [], panels = [], ...start] = inputs;
    const matrices = matricesShape(panels, params.columns);
    if (!sameShape(panels, panelsShape(matrices)))
      throw new ShapeError('packedDot', `${params.columns} rows in panels of ${panelWidth}`, inputs);
    const [result = []] = dot.infer([a, matrices, ...start], params);
    return result;
  },
  reference(result, [a, panels, start], params, { round }) {
    if (!a || !panels) return;
    const { products, rows, columns, depth } = dotSizes(a.shape, params.batch, params.columns);
    for (let p = 0; p < products; p++)
      for (let r = 0; r < rows; r++)
        for (let c = 0; c < columns; c++) {
          const at = (p * rows + r) * columns + c;
          let sum = start?.data[at] ?? 0;
          for (let k = 0; k < depth; k++) {
            const x = a.data[(p * rows + r) * depth + k] ?? 0;
            const w = panels.data[placeInPanels([columns, depth], p, c, k)] ?? 0;
            sum = round(sum + round(x * w));
          }
          result.data[at] = sum;
        }
  },
  batch(
    emit,
    [a, panels, ...start],
    params,
    [aBatched = false, panelsBatched = false, startBatched = false],
    size,
  ) {
    if (!a || !panels) throw new Error('packedDot has two operands or three.');
    if (!panelsBatched && params.batch === 0) {
      const [rows = a, ...starts] = batchAll(emit, [a, ...start], [aBatched, startBatched], size);
      return emit.one('packedDot', [rows, panels, ...starts], params);
    }
    const operands = batchAll(emit, [a, panels, ...start], [aBatched, panelsBatched, startBatched], size);
    return emit.one('packedDot', operands, { ...params, batch: params.batch + 1 });
  },
  vjp(emit, gradient, [a, panels, ...start], _, { batch, columns }) {
    if (!a || !panels) return [];
    const matrices = unpack(emit, panels, columns);
    const [ofA = null, ofMatrices = null, ...ofStart] = dot.vjp(
      emit,
      [gradient],
      [a, matrices, ...start],
      [gradient],
      { batch },
    );
    return [ofA, ofMatrices && pack(emit, ofMatrices), ...ofStart];
  },
  reads([a = []], params) {
    const sizes = dotSizes(a, params.batch, params.columns);
    return readProducts(sizes, (p, c, k) => placeInPanels([sizes.columns, sizes.depth], p, c, k));
  },
  flops: ([a = []], params) => {
    const { products, rows, columns, depth } = dotSizes(a, params.batch, params.columns);
    return 2 * products * rows * columns * depth;
  },
});
