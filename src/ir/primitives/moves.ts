import { countElements } from '../../base/valueType.ts';
import { definePrimitive, type Primitive, type SingleResult } from '../primitive.ts';
import type { Params, Shape, Tensor } from '../program.ts';
import { type Reads, taken } from '../reads.ts';

/** The rules of a primitive whose result is made of elements of its operands, and maybe of others that are the same each time. */
interface Move<P extends Params> extends Omit<SingleResult<P>, 'reference' | 'reads' | 'flops'> {
  /** Fills the result, which comes as zeros of the inferred shape. */
  move(result: Tensor, inputs: readonly Tensor[], params: P): void;
}

export function defineMove<P extends Params>(rules: Move<P>): Primitive<P> {
  return definePrimitive({
    ...rules,
    reference: (result, inputs, params) => rules.move(result, inputs, params),
    reads(inputs, params) {
      const shapes = inputs.map(({ shape }) => shape);
      return readMoved(shapes, rules.infer(shapes, params), (result, numbered) =>
        rules.move(result, numbered, params),
      );
    },
    flops: () => 0,
  });
}

/** Beyond the numbers that borders are made of. */
const firstNumber = 2 ** 40;

/** What goes where is seen by moving operands whose elements are numbered. */
function readMoved(
  shapes: readonly Shape[],
  shape: Shape,
  move: (result: Tensor, inputs: readonly Tensor[]) => void,
): Reads {
  let next = firstNumber;
  const ranges = shapes.map((each) => {
    const start = next;
    next += countElements(each);
    return { shape: each, start, end: next };
  });
  const numbered = ranges.map(({ shape: each, start, end }) => ({
    shape: each,
    data: Float64Array.from({ length: end - start }, (_, i) => start + i),
  }));
  const result = { shape, data: new Float64Array(countElements(shape)) };
  move(result, numbered);
  return taken(
    ranges.map(({ start, end }) =>
      Int32Array.from(result.data, (number) => (number >= start && number < end ? number - start : -1)),
    ),
  );
}
