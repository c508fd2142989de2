import { withBodies } from '../ir/bodies.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import { flopsOf } from '../ir/cost.ts';
import { readAll } from '../ir/inline.ts';
import type { ScanParams } from '../ir/primitives/scan.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import { type Dependence, dependenceIn } from './dependence.ts';
import { applies, rewrite } from './rewrite.ts';
import { aroundScan, define, emitAtOnce, emitScan, fitsAtOnce, readBy, stack } from './scanParts.ts';

/**
 * Moves out of every scan, the innermost first, what does not depend on its states. What depends on the elements neither
 * is computed once. What depends on the elements alone is computed for all of them at once, so that the products of a
 * recurrent unit with its inputs become one product of matrices; but what only moves numbers to where a step reads them
 * stays in the step, as that would be more to store and nothing to save, and so does what takes too much memory at once.
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
  const { ofEquation } = dependenceIn(params);
  const { path } = emit;
  for (const equation of body.equations) {
    if (ofEquation(equation) !== 'nothing') continue;
    emit.path = equation.path;
    const operands = readAll(around.same, equation.inputs);
    define(around.same, equation.outputs, emit.apply(equation.primitive, operands, equation.params));
  }
  emit.path = path;

  const results = body.outputs.slice(states);
  const moving = movable(params, ofEquation);
  const staying = body.equations.filter((each) => ofEquation(each) !== 'nothing' && !moving.has(each));
  const read = new Set([...readBy(staying), ...body.outputs]);
  const made = [...moving].flatMap(({ outputs }) => outputs);
  emitAtOnce(
    emit,
    params,
    [...moving],
    made.filter((id) => read.has(id)),
    around,
  );
  const left = results.filter((id) => !around.same.has(id) && !around.stacked.has(id));
  const finals = emitScan(emit, params, staying, [...new Set(left)], around);
  return [...finals, ...stack(emit, params, results, around)];
}

/** Of the equations that depend on elements alone, those that compute something, and what they or the results are made of. */
function movable(params: ScanParams, ofEquation: (equation: Equation) => Dependence): ReadonlySet<Equation> {
  const { body, states } = params;
  const stays = new Set<ValueId>();
  const free = body.equations.filter((equation) => {
    if (ofEquation(equation) !== 'elements') return false;
    const moves = fitsAtOnce(equation, params) && !equation.inputs.some((id) => stays.has(id));
    if (!moves) for (const id of equation.outputs) stays.add(id);
    return moves;
  });
  const read = new Set(body.outputs.slice(states));
  const moving: Equation[] = [];
  for (const equation of free.reverse()) {
    if (flopsOf(equation, body) === 0 && !equation.outputs.some((id) => read.has(id))) continue;
    for (const id of equation.inputs) read.add(id);
    moving.push(equation);
  }
  return new Set(moving.reverse());
}
