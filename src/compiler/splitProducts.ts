import { changeBodies } from '../ir/bodies.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import type { DotParams } from '../ir/primitives/dot.ts';
import type { AxisParams } from '../ir/primitives/reduction.ts';
import type { ScanParams } from '../ir/primitives/scan.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import { dependenceIn } from './dependence.ts';
import { applies, rewrite } from './rewrite.ts';

/**
 * In the bodies of scans, takes apart products with operands joined of parts, the first of which do not depend on the
 * states: `dot(concat(a, s), W)` becomes `dot(s, Ws, dot(a, Wa))`, which sums up the same in the same order. Hoisting
 * then takes the inner product and the cut weights out of the scan.
 */
export function splitProducts(program: Program): Program {
  if (!applies(program, 'scan')) return program;
  const equations = program.equations.map((equation) => {
    const changed = changeBodies(equation, splitProducts);
    if (changed.primitive !== 'scan') return changed;
    const params = changed.params as ScanParams;
    return { ...changed, params: { ...params, body: splitIn(params) } };
  });
  return { ...program, equations };
}

function splitIn(params: ScanParams): Program {
  const { ofValue } = dependenceIn(params);
  const varies = (id: ValueId) => ofValue(id) === 'states';
  /** The concats along the last axis, by their result. */
  const joined = new Map<ValueId, { readonly equation: Equation; readonly parts: readonly Operand[] }>();
  return rewrite(params.body, (emit, equation, inputs) => {
    const { primitive, outputs, inputs: ids } = equation;
    const [x = -1, ...others] = ids;
    const join = joined.get(x);
    if (primitive === 'dot' && join && (equation.params as DotParams).batch === 0 && !others.some(varies)) {
      const first = join.equation.inputs.findIndex(varies);
      if (first > 0) return [splitDot(emit, join.parts, first, inputs)];
    }
    const results = emit.apply(primitive, inputs, equation.params);
    const [out] = outputs;
    const axes = results[0]?.shape.length ?? 0;
    if (primitive === 'concat' && out !== undefined && (equation.params as AxisParams).axis === axes - 1)
      joined.set(out, { equation, parts: inputs });
    return results;
  });
}

/** The product in two, the second from part number `first` on. */
function splitDot(
  emit: Builder,
  parts: readonly Operand[],
  first: number,
  [, W, start]: readonly Operand[],
): Operand {
  if (!W) throw new Error('dot has two operands or three.');
  const axis = (parts[0]?.shape.length ?? 1) - 1;
  const lead = emit.concat(parts.slice(0, first), axis);
  const rest = emit.concat(parts.slice(first), axis);
  const depth = lead.shape[axis] ?? 0;
  const [columns = 0, all = 0] = W.shape;
  const before = emit.slice(W, [0, 0], [columns, depth]);
  const behind = emit.slice(W, [0, depth], [columns, all - depth]);
  return emit.dot(rest, behind, emit.dot(lead, before, start));
}
