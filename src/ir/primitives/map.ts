import { elementAt, type Primitive, ShapeError, shapeText } from '../primitive.ts';
import type { Program, Shape } from '../program.ts';
import { part, whole } from '../reads.ts';
import { sameShape } from '../strides.ts';

/** The first `mapped` operands are taken apart along their first axis, of length `size`; the others are the same each time. */
export interface MapParams {
  readonly body: Program;
  readonly mapped: number;
  readonly size: number;
}

export const map: Primitive<MapParams> = {
  name: 'map',
  summary: 'A closed sub-program applied to every element along the first axis, its results stacked.',
  infer(inputs, { body, mapped, size }) {
    const wanted = body.inputs.map(
      (id, i): Shape => (i < mapped ? [size, ...(body.shapes[id] ?? [])] : (body.shapes[id] ?? [])),
    );
    if (wanted.length !== inputs.length || wanted.some((shape, i) => !sameShape(shape, inputs[i] ?? [])))
      throw new ShapeError('map', `operands ${wanted.map(shapeText).join(' and ')}`, inputs);
    return body.outputs.map((id) => [size, ...(body.shapes[id] ?? [])]);
  },
  reference(inputs, { body, mapped, size }, machine) {
    const results = body.outputs.map((id) => machine.allocate([size, ...(body.shapes[id] ?? [])]));
    for (let i = 0; i < size; i++) {
      const elements = inputs.map((input, n) => (n < mapped ? elementAt(input, i) : input));
      machine.evaluate(body, elements).forEach((output, n) => {
        results[n]?.data.set(output.data, i * output.data.length);
      });
    }
    return results;
  },
  batch(emit, inputs, { body, mapped, size }, batched, batchSize) {
    // Two axes of elements, the outer being the batch: one program for the inner, applied to a batch of its operands.
    const inner = emit.trace(
      inputs.map((input, i) => (batched[i] ? input.shape.slice(1) : input.shape)),
      (sub, operands) =>
        sub.batched(
          body,
          operands,
          operands.map((_, i) => i < mapped),
          size,
        ),
    );
    return emit.batched(inner, inputs, batched, batchSize);
  },
  vjp(emit, gradients, inputs, _, { body, mapped, size }) {
    const lifted = [...inputs.slice(0, mapped), ...gradients];
    const shared = inputs.slice(mapped);
    const perElement = emit.map(lifted, size, (sub, elements) =>
      sub.pullback(body, [...elements.slice(0, mapped), ...shared], elements.slice(mapped)),
    );
    return perElement.map((gradient, i) => (i < mapped ? gradient : emit.sum(gradient, 0)));
  },
  flops: (_, { body, size }, ofProgram) => size * ofProgram(body),
  dependence: {
    applications: (_, { body, mapped, size }) =>
      Array.from({ length: size }, (_element, i) => ({
        body,
        inputs: body.inputs.map((id, n) =>
          n < mapped ? part('operand', n, body.shapes[id], i) : whole('operand', n),
        ),
        outputs: body.outputs.map((id, n) => part('result', n, body.shapes[id], i)),
      })),
  },
};
