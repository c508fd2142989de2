import { exp32, log32, sigmoid32, tanh32 } from '../base/float32.ts';
import { countElements } from '../base/valueType.ts';
import type { Machine } from './primitive.ts';
import { rulesOf } from './primitives.ts';
import type { Program, Tensor } from './program.ts';

/**
 * The reference interpreter: runs a program equation by equation through the reference rules, keeping every value.
 * Slow and obvious; the compiled plan is held to it.
 */
export function evaluate(program: Program, inputs: readonly Tensor[], machine: Machine): readonly Tensor[] {
  const values = new Map<number, Tensor>();
  program.inputs.forEach((id, i) => {
    const input = inputs[i];
    if (input) values.set(id, input);
  });
  const read = (id: number) => {
    const value = values.get(id);
    if (!value) throw new Error(`Value ${id} is used before it is defined.`);
    return value;
  };
  for (const { primitive, params, inputs: ids, outputs } of program.equations) {
    const results = rulesOf(primitive).reference(ids.map(read), params, machine);
    outputs.forEach((id, i) => {
      const result = results[i];
      if (result) values.set(id, result);
    });
  }
  return program.outputs.map(read);
}

/** Double precision and the engine's own functions: what the mathematics says, as nearly as is easy. */
export const float64: Machine = {
  name: 'float64',
  allocate: (shape) => ({ shape, data: new Float64Array(countElements(shape)) }),
  round: (x) => x,
  exp: Math.exp,
  log: Math.log,
  tanh: Math.tanh,
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  evaluate: (program, inputs) => evaluate(program, inputs, float64),
};

/** Single precision and our own functions: what the kernel must give, bit for bit. */
export const float32: Machine = {
  name: 'float32',
  allocate: (shape) => ({ shape, data: new Float32Array(countElements(shape)) }),
  round: Math.fround,
  exp: exp32,
  log: log32,
  tanh: tanh32,
  sigmoid: sigmoid32,
  evaluate: (program, inputs) => evaluate(program, inputs, float32),
};
