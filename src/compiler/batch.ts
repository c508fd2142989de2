import { withBodies } from '../ir/bodies.ts';
import type { MapParams } from '../ir/primitives/map.ts';
import type { Program } from '../ir/program.ts';
import { applies, rewrite } from './rewrite.ts';

/** Replaces every `map`, the innermost first, by its body for all elements at once. */
export function batch(program: Program): Program {
  if (!applies(program, 'map')) return program;
  return rewrite(program, (emit, equation, inputs) => {
    const params = withBodies(equation, batch);
    if (equation.primitive !== 'map') return emit.apply(equation.primitive, inputs, params);
    const { body, mapped, size } = params as MapParams;
    const flags = inputs.map((_, i) => i < mapped);
    return emit.batched(body, inputs, flags, size);
  });
}
