import type { Builder, Operand } from './builder.ts';
import { rulesOf } from './primitives.ts';
import type { Program } from './program.ts';

/**
 * Emits the equations of a program for `size` elements at once, each by its primitive's batching rule. What does not
 * depend on a batched input is computed once, and repeated only where it is a result.
 */
export function batchProgram(
  emit: Builder,
  program: Program,
  inputs: readonly Operand[],
  batched: readonly boolean[],
  size: number,
): readonly Operand[] {
  const values = new Map<number, { operand: Operand; batched: boolean }>();
  program.inputs.forEach((id, i) => {
    const operand = inputs[i];
    if (operand) values.set(id, { operand, batched: batched[i] ?? false });
  });
  const read = (id: number) => {
    const value = values.get(id);
    if (!value) throw new Error(`Value ${id} is used before it is defined.`);
    return value;
  };
  for (const { primitive, params, inputs: ids, outputs, path } of program.equations) {
    emit.path = path;
    const operands = ids.map((id) => read(id).operand);
    const flags = ids.map((id) => read(id).batched);
    const lifted = flags.includes(true);
    const results = lifted
      ? rulesOf(primitive).batch(emit, operands, params, flags, size)
      : emit.apply(primitive, operands, params);
    outputs.forEach((id, i) => {
      const operand = results[i];
      if (operand) values.set(id, { operand, batched: lifted });
    });
  }
  return program.outputs.map((id) => {
    const value = read(id);
    return value.batched ? value.operand : emit.repeat(value.operand, size);
  });
}
