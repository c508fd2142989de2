import { type Primitive, ShapeError, shapeText } from '../primitive.ts';
import type { Program } from '../program.ts';
import { whole } from '../reads.ts';
import { sameShape } from '../strides.ts';

/** Operations that the kernel does in one go: what they mean is what the body says. */
export interface FusedParams {
  readonly body: Program;
}

export const fused: Primitive<FusedParams> = {
  name: 'fused',
  summary: 'A closed sub-program that is done in one go, as its values need no place of their own.',
  infer(inputs, { body }) {
    const wanted = body.inputs.map((id) => body.shapes[id] ?? []);
    if (wanted.length !== inputs.length || wanted.some((shape, i) => !sameShape(shape, inputs[i] ?? [])))
      throw new ShapeError('fused', `operands ${wanted.map(shapeText).join(' and ')}`, inputs);
    return body.outputs.map((id) => body.shapes[id] ?? []);
  },
  reference: (inputs, { body }, machine) => machine.evaluate(body, inputs),
  batch: (emit, inputs, { body }, batched, size) => emit.batched(body, inputs, batched, size),
  vjp: (emit, gradients, inputs, _, { body }) => emit.pullback(body, inputs, gradients),
  flops: (_, { body }, ofProgram) => ofProgram(body),
  dependence: {
    applications: (inputs, { body }) => [
      {
        body,
        inputs: inputs.map((_, index) => whole('operand', index)),
        outputs: body.outputs.map((_, index) => whole('result', index)),
      },
    ],
  },
};
