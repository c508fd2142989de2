import { type Primitive, ShapeError } from '../primitive.ts';
import { stridesOf } from '../strides.ts';
import { defineMove } from './moves.ts';

/** How many elements of `value` go before and behind, for each axis. */
export interface PadParams {
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly value: number;
}

export const pad: Primitive<PadParams> = defineMove({
  name: 'pad',
  summary: 'A border of one value around the operand.',
  infer(inputs, { low, high }) {
    const [x = []] = inputs;
    if (low.length !== x.length || high.length !== x.length || [...low, ...high].some((count) => count < 0))
      throw new ShapeError('pad', 'a count of zero or more before and behind each axis', inputs);
    return x.map((size, i) => size + (low[i] ?? 0) + (high[i] ?? 0));
  },
  routes: ([x = []], { low, high }) => [
    {
      result: x.map((size, i) => size + (low[i] ?? 0) + (high[i] ?? 0)),
      ...{ low, box: x, start: 0, strides: stridesOf(x) },
    },
  ],
  border: ({ value }) => value,
  batch: (emit, inputs, { low, high, value }) =>
    emit.one('pad', inputs, { low: [0, ...low], high: [0, ...high], value }),
  vjp: (emit, gradient, [x = gradient], _, { low }) => [emit.slice(gradient, low, x.shape)],
});
