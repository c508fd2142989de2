import type { Builder, Operand } from './builder.ts';
import { rulesOf } from './primitives.ts';
import type { Program } from './program.ts';

/**
 * Emits a program and then its derivative, from the last equation to the first: the gradients of its inputs from those
 * of its outputs (reverse accumulation). Inputs that nothing depends on get zeros.
 */
export function pullBack(
  emit: Builder,
  program: Program,
  inputs: readonly Operand[],
  gradients: readonly Operand[],
): readonly Operand[] {
  const values = new Map<number, Operand>();
  program.inputs.forEach((id, i) => {
    const operand = inputs[i];
    if (operand) values.set(id, operand);
  });
  const operandsOf = (ids: readonly number[]) =>
    ids.map((id) => {
      const operand = values.get(id);
      if (!operand) throw new Error(`Value ${id} is used before it is defined.`);
      return operand;
    });
  for (const { primitive, params, inputs: ids, outputs, path } of program.equations) {
    emit.path = path;
    const results = emit.apply(primitive, operandsOf(ids), params);
    outputs.forEach((id, i) => {
      const operand = results[i];
      if (operand) values.set(id, operand);
    });
  }

  const flowing = new Map<number, Operand>();
  const flow = (id: number, gradient: Operand) => {
    const before = flowing.get(id);
    flowing.set(id, before ? emit.add(before, gradient) : gradient);
  };
  program.outputs.forEach((id, i) => {
    const gradient = gradients[i];
    if (gradient) flow(id, gradient);
  });
  for (const { primitive, params, inputs: ids, outputs, path } of [...program.equations].reverse()) {
    if (!outputs.some((id) => flowing.has(id))) continue;
    emit.path = path;
    const results = operandsOf(outputs);
    const incoming = outputs.map((id, i) => flowing.get(id) ?? emit.fill(0, results[i]?.shape ?? []));
    rulesOf(primitive)
      .vjp(emit, incoming, operandsOf(ids), results, params)
      .forEach((gradient, i) => {
        const id = ids[i];
        if (gradient && id !== undefined) flow(id, gradient);
      });
  }
  return program.inputs.map((id) => flowing.get(id) ?? emit.fill(0, program.shapes[id] ?? []));
}
