import { changeBodies } from '../ir/bodies.ts';
import type { Operand } from '../ir/builder.ts';
import { pack } from '../ir/packing.ts';
import type { DotParams } from '../ir/primitives/dot.ts';
import type { Program } from '../ir/program.ts';
import { applies, rewrite } from './rewrite.ts';

/**
 * Lays the second operand of every product in panels, as the kernel reads it. That of a layer's weights does not depend on
 * the graph's sources, so that it is done once for many runs.
 */
export function packProducts(program: Program): Program {
  if (!applies(program, 'dot')) return program;
  const packed = new Map<Operand, Operand>();
  return rewrite(program, (emit, equation, inputs) => {
    const { primitive, params } = changeBodies(equation, packProducts);
    const [a, matrices, ...start] = inputs;
    if (primitive !== 'dot' || !a || !matrices) return emit.apply(primitive, inputs, params);
    const panels = packed.get(matrices) ?? pack(emit, matrices);
    packed.set(matrices, panels);
    const columns = matrices.shape.at(-2) ?? 0;
    return [emit.one('packedDot', [a, panels, ...start], { ...(params as DotParams), columns })];
  });
}
