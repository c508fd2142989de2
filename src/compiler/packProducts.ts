import { changeBodies } from '../ir/bodies.ts';
import { Builder } from '../ir/builder.ts';
import { pack } from '../ir/packing.ts';
import type { DotParams } from '../ir/primitives/dot.ts';
import type { Program, ValueId } from '../ir/program.ts';
import { listFor } from './listFor.ts';
import { applies } from './rewrite.ts';

/**
 * Lays the second operand of every product in panels, as the kernel reads it. That of a layer's weights does not depend on
 * the graph's sources, so that it is done once for many runs.
 */
export function packProducts(program: Program): Program {
  if (!applies(program, 'dot')) return program;
  const emit = new Builder();
  emit.resume(program);
  const packed = listFor<ValueId>(program);
  for (const equation of program.equations) {
    const { primitive, inputs, params, path } = equation;
    if (primitive !== 'dot') {
      emit.put(changeBodies(equation, packProducts));
      continue;
    }
    const [a = -1, matrices = -1, ...start] = inputs;
    emit.path = path;
    const panels = packed[matrices] ?? pack(emit, emit.operand(matrices)).id;
    packed[matrices] = panels;
    const columns = program.shapes[matrices]?.at(-2) ?? 0;
    emit.put({
      ...equation,
      primitive: 'packedDot',
      params: { ...(params as DotParams), columns },
      inputs: [a, panels, ...start],
    });
  }
  return emit.finish(program.outputs.map((id) => emit.operand(id)));
}
