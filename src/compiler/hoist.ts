import { withBodies } from '../ir/bodies.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import { flopsOf } from '../ir/cost.ts';
import { readAll } from '../ir/inline.ts';
import type { ScanParams } from '../ir/primitives/scan.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import { dependenceIn } from './dependence.ts';
import { applies, rewrite } from './rewrite.ts';
import { aroundScan, define, emitAtOnce, emitScan, readBy, stack } from './scanParts.ts';

/**
 * Moves out of every scan, the innermost first, what does not depend on its states. What depends on the elements neither
 * is computed once. What depends on the elements alone is computed for all of them at once, so that the products of a
 * recurrent unit with its inputs become one product of matrices; but what only moves numbers to where a step reads them
 * stays in the step, as that would be more to store and nothing to save.
 */
export function hoist(program: Program): Program {
  if (!applies(program, 'scan')) return program;
  return rewrite(program, (emit, equation, inputs) => {
    const params = withBodies(equation, hoist);
    if (equation.primitive === 'scan') return hoistFrom(emit, params as ScanParams, inputs);
    return emit.apply(equation.primitive, inputs, params);
  });
}

function hoistFrom(emit: Builder, params: ScanParams, inputs: readonly Operand[]): readonly Operand[] {
  const { body, states } = params;
  const around = aroundScan(params, inputs);
  const { ofValue, ofEquation } = dependenceIn(params);
  const { path } = emit;
  for (const equation of body.equations) {
    if (ofEquation(equation) !== 'nothing') continue;
    emit.path = equation.path;
    const operands = readAll(around.same, equation.inputs);
    define(around.same, equation.outputs, emit.apply(equation.primitive, operands, equation.params));
  }
  emit.path = path;

  const results = body.outputs.slice(states);
  const moving = movable(
    body.equations.filter((each) => ofEquation(each) === 'elements'),
    results,
    body,
  );
  const staying = body.equations.filter((each) => ofEquation(each) !== 'nothing' && !moving.has(each));
  const wanted = new Set([...readBy(staying), ...body.outputs]);
  emitAtOnce(
    emit,
    params,
    [...moving],
    [...moving].flatMap(({ outputs }) => outputs).filter((id) => wanted.has(id)),
    around,
  );
  const finals = emitScan(
    emit,
    params,
    staying,
    [...new Set(results.filter((id) => ofValue(id) === 'states'))],
    around,
  );
  return [...finals, ...stack(emit, params, results, around)];
}

/** Of equations that depend on elements alone, those that compute something, and what they or the results are made of. */
function movable(
  equations: readonly Equation[],
  results: readonly ValueId[],
  body: Program,
): ReadonlySet<Equation> {
  const read = new Set(results);
  const moving: Equation[] = [];
  for (const equation of equations.toReversed()) {
    if (flopsOf(equation, body) === 0 && !equation.outputs.some((id) => read.has(id))) continue;
    for (const id of equation.inputs) read.add(id);
    moving.push(equation);
  }
  return new Set(moving.reverse());
}
