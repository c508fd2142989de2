import type { Builder, Operand } from './builder.ts';
import { inlineProgram, readAll } from './inline.ts';
import { rulesOf } from './primitives.ts';
import type { Program } from './program.ts';

/** The values of a program's outputs, and the gradients of its inputs. */
export interface Derivative {
  readonly outputs: readonly Operand[];
  readonly gradients: readonly Operand[];
}

/**
 * Emits a program and then its derivative, from the last equation to the first: the gradients of its inputs from those
 * of its outputs (reverse accumulation), where none flows from those that are left out. Inputs that nothing depends on get zeros.
 */
export function pullBack(
  emit: Builder,
  program: Program,
  inputs: readonly Operand[],
  gradients: readonly (Operand | undefined)[],
): Derivative {
  const values = inlineProgram(emit, program, inputs);
  const operandsOf = (ids: readonly number[]) => readAll(values, ids);

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
  return {
    outputs: operandsOf(program.outputs),
    gradients: program.inputs.map((id) => flowing.get(id) ?? emit.fill(0, program.shapes[id] ?? [])),
  };
}
