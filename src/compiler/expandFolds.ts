import { withBodies } from '../ir/bodies.ts';
import { expandFold } from '../ir/expandFold.ts';
import type { FoldParams } from '../ir/primitives/fold.ts';
import type { Program } from '../ir/program.ts';
import { applies, rewrite } from './rewrite.ts';

/** Replaces every `fold`, the innermost first, by its bodies for all nodes of one height at once. */
export function expandFolds(program: Program): Program {
  if (!applies(program, 'fold')) return program;
  return rewrite(program, (emit, equation, inputs) => {
    const params = withBodies(equation, expandFolds);
    if (equation.primitive === 'fold') return expandFold(emit, inputs, params as FoldParams);
    return emit.apply(equation.primitive, inputs, params);
  });
}
