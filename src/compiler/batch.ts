import { Builder, type Operand } from '../ir/builder.ts';
import type { MapParams } from '../ir/primitives/map.ts';
import type { Program } from '../ir/program.ts';

/** Replaces every `map`, the innermost first, by its body for all elements at once. */
export function batch(program: Program): Program {
  const emit = new Builder();
  const values = new Map<number, Operand>(
    program.inputs.map((id) => [id, emit.input(program.shapes[id] ?? [])]),
  );
  const read = (ids: readonly number[]) =>
    ids.map((id) => {
      const operand = values.get(id);
      if (!operand) throw new Error(`Value ${id} is used before it is defined.`);
      return operand;
    });
  for (const { primitive, params, inputs, outputs, path } of program.equations) {
    emit.path = path;
    let results: readonly Operand[];
    if (primitive === 'map') {
      const { body, mapped, size } = params as MapParams;
      results = emit.batched(
        batch(body),
        read(inputs),
        inputs.map((_, i) => i < mapped),
        size,
      );
    } else results = emit.apply(primitive, read(inputs), params);
    outputs.forEach((id, i) => {
      const operand = results[i];
      if (operand) values.set(id, operand);
    });
  }
  return emit.finish(read(program.outputs));
}
