import { withBodies } from '../ir/bodies.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import { flopsOf } from '../ir/cost.ts';
import type { ScanParams } from '../ir/primitives/scan.ts';
import type { PrimitiveName } from '../ir/primitives.ts';
import type { Equation, Program, ValueId } from '../ir/program.ts';
import { applies, rewrite } from './rewrite.ts';
import { aroundScan, emitAtOnce, emitScan, fitsAtOnce, readBy, stack } from './scanParts.ts';
import { sizeOf } from './sizeOf.ts';

/** What is done faster for many at once. */
const heavy: ReadonlySet<PrimitiveName> = new Set(['dot', 'softmax', 'scan']);

/** How many operations have to move for each number that is stored for them and would not be otherwise. */
const worth = 8;

/**
 * Moves behind every scan, the innermost first, what no next state depends on: products, softmaxes and scans and what is
 * made of them. What they read of a step is stored, and they are computed for all steps at once. They stay where
 * that would be fewer than eight operations for each number that has to be stored for them, or take too much memory at
 * once.
 */
export function sink(program: Program): Program {
  if (!applies(program, 'scan')) return program;
  return rewrite(program, (emit, equation, inputs) => {
    const params = withBodies(equation, sink);
    if (equation.primitive === 'scan') return sinkFrom(emit, params as ScanParams, inputs);
    return emit.apply(equation.primitive, inputs, params);
  });
}

function sinkFrom(emit: Builder, params: ScanParams, inputs: readonly Operand[]): readonly Operand[] {
  const { body, states } = params;
  const around = aroundScan(params, inputs);
  const results = body.outputs.slice(states);
  const moving = movable(params);
  const made = new Set(moving.flatMap(({ outputs }) => outputs));
  const outside = (id: ValueId) => around.same.has(id) || around.stacked.has(id);
  const stored = [...readBy(moving)].filter((id) => !outside(id) && !results.includes(id));
  const size = stored.reduce((total, id) => total + sizeOf(body, id), 0);
  const saved = moving.reduce((total, each) => total + flopsOf(each, body), 0);
  if (moving.length === 0 || saved < worth * size || !moving.every((each) => fitsAtOnce(each, params)))
    return emit.apply('scan', inputs, params);

  const staying = body.equations.filter((each) => !moving.includes(each));
  const kept = results.filter((id) => !made.has(id) && !outside(id));
  const finals = emitScan(emit, params, staying, [...new Set([...kept, ...stored])], around);
  const wanted = [...new Set(results.filter((id) => made.has(id)))];
  emitAtOnce(emit, params, moving, wanted, around);
  return [...finals, ...stack(emit, params, results, around)];
}

/** What can move and had better: heavy equations, all that depends on them, and what only moves numbers for them. */
function movable({ body, states }: ScanParams): readonly Equation[] {
  const forStates = new Set(body.outputs.slice(0, states));
  const free = new Set<Equation>();
  for (const equation of body.equations.toReversed()) {
    if (!equation.outputs.some((id) => forStates.has(id))) free.add(equation);
    else for (const id of equation.inputs) forStates.add(id);
  }
  const made = new Set<ValueId>();
  const moving = new Set<Equation>();
  for (const equation of body.equations) {
    const follows = heavy.has(equation.primitive) || equation.inputs.some((id) => made.has(id));
    if (!free.has(equation) || !follows) continue;
    moving.add(equation);
    for (const id of equation.outputs) made.add(id);
  }
  const readElsewhere = new Set(body.outputs);
  for (const equation of body.equations.toReversed()) {
    if (moving.has(equation)) continue;
    const light = free.has(equation) && flopsOf(equation, body) === 0;
    if (light && !equation.outputs.some((id) => readElsewhere.has(id))) moving.add(equation);
    else for (const id of equation.inputs) readElsewhere.add(id);
  }
  return body.equations.filter((each) => moving.has(each));
}
