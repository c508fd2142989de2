import { definePrimitive, type Primitive, type SingleResult } from '../primitive.ts';
import type { Params, Shape } from '../program.ts';
import { copyAlong, type Route, readRoutes } from '../routes.ts';

/** The rules of a primitive whose result is made of elements of its operands, and maybe of others that are the same each time. */
interface Move<P extends Params> extends Omit<SingleResult<P>, 'reference' | 'flops'> {
  /** Of each operand, in their order. */
  routes(inputs: readonly Shape[], params: P): readonly Route[];
  /** What stands where none of them leads; 0 if it is not said. */
  border?(params: P): number;
}

export function defineMove<P extends Params>(rules: Move<P>): Primitive<P> {
  return definePrimitive({
    ...rules,
    reference(result, inputs, params) {
      const border = rules.border?.(params) ?? 0;
      if (border !== 0) result.data.fill(border);
      const shapes = inputs.map(({ shape }) => shape);
      copyAlong(rules.routes(shapes, params), inputs, result);
    },
    reads: (shapes, params) => readRoutes(rules.routes(shapes, params)),
    flops: () => 0,
  });
}
