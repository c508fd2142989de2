import type { Builder, Operand } from './builder.ts';
import type { Program } from './program.ts';

/** Emits a program's equations as they stand: the value of each id. */
export function inlineProgram(
  emit: Builder,
  program: Program,
  inputs: readonly Operand[],
): ReadonlyMap<number, Operand> {
  const values = new Map<number, Operand>();
  program.inputs.forEach((id, i) => {
    const operand = inputs[i];
    if (operand) values.set(id, operand);
  });
  for (const { primitive, params, inputs: ids, outputs, path } of program.equations) {
    emit.path = path;
    const results = emit.apply(primitive, readAll(values, ids), params);
    outputs.forEach((id, i) => {
      const operand = results[i];
      if (operand) values.set(id, operand);
    });
  }
  return values;
}

export function readAll(values: ReadonlyMap<number, Operand>, ids: readonly number[]): Operand[] {
  return ids.map((id) => {
    const operand = values.get(id);
    if (!operand) throw new Error(`Value ${id} is used before it is defined.`);
    return operand;
  });
}
