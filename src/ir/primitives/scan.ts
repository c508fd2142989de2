import type { Builder, Operand } from '../builder.ts';
import { lineariseScan } from '../derivative/lineariseScan.ts';
import { elementAt, type Primitive, ShapeError, shapeText } from '../primitive.ts';
import type { Program, Shape, Tensor } from '../program.ts';
import { identity, type Place, part, whole } from '../reads.ts';
import { sameShape } from '../strides.ts';

/**
 * The operands are `elements` values that are taken apart along their first axis, of length `length`; `states` initial
 * states; and captured values, the same at every step. The body turns an element of each, the states and the captured
 * values into the next states and then any number of results.
 */
export interface ScanParams {
  readonly body: Program;
  readonly elements: number;
  readonly states: number;
  readonly length: number;
  /** From the last element to the first; the result of each stands at its own index all the same. */
  readonly reverse: boolean;
}

export const scan: Primitive<ScanParams> = {
  name: 'scan',
  summary:
    'A closed sub-program applied to one element after the other, handing its states on: the final states, and all results stacked.',
  infer(inputs, { body, elements, states, length }) {
    const shapeOf = (id: number): Shape => body.shapes[id] ?? [];
    const wanted = body.inputs.map((id, i) => (i < elements ? [length, ...shapeOf(id)] : shapeOf(id)));
    if (wanted.length !== inputs.length || wanted.some((shape, i) => !sameShape(shape, inputs[i] ?? [])))
      throw new ShapeError('scan', `operands ${wanted.map(shapeText).join(' and ')}`, inputs);
    const given = inputs.slice(elements, elements + states);
    const next = body.outputs.slice(0, states).map(shapeOf);
    if (next.length !== states || next.some((shape, i) => !sameShape(shape, given[i] ?? [])))
      throw new ShapeError('scan', `states that stay ${given.map(shapeText).join(' and ')}`, next);
    return [...next, ...body.outputs.slice(states).map((id) => [length, ...shapeOf(id)])];
  },
  reference(inputs, { body, elements, states, length, reverse }, machine) {
    const captured = inputs.slice(elements + states);
    const results = body.outputs
      .slice(states)
      .map((id) => machine.allocate([length, ...(body.shapes[id] ?? [])]));
    let current: readonly Tensor[] = inputs.slice(elements, elements + states);
    for (let step = 0; step < length; step++) {
      const at = reverse ? length - 1 - step : step;
      const slices = inputs.slice(0, elements).map((input) => elementAt(input, at));
      const outputs = machine.evaluate(body, [...slices, ...current, ...captured]);
      current = outputs.slice(0, states);
      outputs.slice(states).forEach((output, n) => {
        results[n]?.data.set(output.data, at * output.data.length);
      });
    }
    return [...current, ...results];
  },
  batch(emit, inputs, params, batched, size) {
    const { body, elements, states } = params;
    const isState = (i: number) => i >= elements && i < elements + states;
    const flags = inputs.map((_, i) => isState(i) || (batched[i] ?? false));
    const operands = inputs.map((input, i) => {
      if (isState(i)) return batched[i] ? input : emit.repeat(input, size);
      return i < elements && batched[i] ? swapFirst(emit, input) : input;
    });
    const lifted = emit.trace(
      operands.map(({ shape }, i) => (i < elements ? shape.slice(1) : shape)),
      (inner, given) => inner.batched(body, given, flags, size),
    );
    return emit
      .apply('scan', operands, { ...params, body: lifted })
      .map((output, i) => (i < states ? output : swapFirst(emit, output)));
  },
  vjp(emit, gradients, inputs, _, params) {
    const asked = { flows: gradients.map(() => true), memory: Number.POSITIVE_INFINITY };
    return lineariseScan(emit, inputs, params, asked).pullBack(emit, gradients);
  },
  linearise: lineariseScan,
  flops: (_, { body, length }, ofProgram) => length * ofProgram(body),
  dependence: {
    applications(inputs, { body, elements, states, length, reverse }) {
      // What one step hands to the next has a place for each step; the last gives the final states.
      const state = (step: number, n: number): Place => {
        if (step === length) return whole('result', n);
        return step === 0 ? whole('operand', elements + n) : whole('between', (step - 1) * states + n);
      };
      if (length === 0)
        return inputs.slice(elements, elements + states).map((shape, n) => ({
          body: identity(shape),
          inputs: [whole('operand', elements + n)],
          outputs: [whole('result', n)],
        }));
      return Array.from({ length }, (_, step) => {
        const at = reverse ? length - 1 - step : step;
        return {
          body,
          inputs: body.inputs.map((id, n) => {
            if (n < elements) return part('operand', n, body.shapes[id], at);
            return n < elements + states ? state(step, n - elements) : whole('operand', n);
          }),
          outputs: body.outputs.map((id, n) =>
            n < states ? state(step + 1, n) : part('result', n, body.shapes[id], at),
          ),
        };
      });
    },
  },
};

/** The first two axes change places. */
function swapFirst(emit: Builder, x: Operand): Operand {
  return emit.transpose(x, [1, 0, ...x.shape.slice(2).map((_, i) => i + 2)]);
}
