import { type Primitive, ShapeError } from '../primitive.ts';
import type { Shape } from '../program.ts';
import { routeOf } from '../routes.ts';
import { stridesOf } from '../strides.ts';
import { defineMove } from './moves.ts';

/** Windows over as many axes as there are sizes, from axis `first` on. */
export interface WindowParams {
  readonly first: number;
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
}

/** (…, a…, rest) with windows of sizes k over the axes a: (…, o…, k…, rest), where o = ⌊(a − k) / stride⌋ + 1. */
export function windowShape(x: Shape, { first, sizes, strides }: WindowParams): Shape {
  const counts = sizes.map((size, i) => Math.floor(((x[first + i] ?? 0) - size) / (strides[i] ?? 1)) + 1);
  return [...x.slice(0, first), ...counts, ...sizes, ...x.slice(first + sizes.length)];
}

/** The strides that read the windows out of the operand. */
export function windowStrides(x: Shape, { first, sizes, strides }: WindowParams): number[] {
  const own = stridesOf(x);
  const slid = own.slice(first, first + sizes.length);
  return [
    ...own.slice(0, first),
    ...slid.map((stride, i) => stride * (strides[i] ?? 1)),
    ...slid,
    ...own.slice(first + sizes.length),
  ];
}

export const window: Primitive<WindowParams> = defineMove({
  name: 'window',
  summary: 'All windows along some axes, as new axes behind those that count them.',
  infer(inputs, params) {
    const [x = []] = inputs;
    const { first, sizes, strides } = params;
    const slid = x.slice(first, first + sizes.length);
    if (
      strides.length !== sizes.length ||
      slid.length !== sizes.length ||
      strides.some((stride) => stride < 1) ||
      sizes.some((size, i) => size < 1 || size > (slid[i] ?? 0))
    )
      throw new ShapeError('window', `room for windows [${sizes.join(', ')}] from axis ${first} on`, inputs);
    return windowShape(x, params);
  },
  routes: ([x = []], params) => [routeOf(windowShape(x, params), windowStrides(x, params))],
  batch: (emit, inputs, params) => emit.one('window', inputs, { ...params, first: params.first + 1 }),
  vjp: (emit, gradient, [x = gradient], _, params) => [
    emit.one('overlapAdd', [gradient], { ...params, shape: x.shape }),
  ],
});
