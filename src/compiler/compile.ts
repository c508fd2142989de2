import type { Problem } from '../base/problem.ts';
import { countElements } from '../base/valueType.ts';
import { countFlops } from '../ir/cost.ts';
import type { ConstantParams } from '../ir/primitives/constant.ts';
import { batch } from './batch.ts';
import { largest } from './checkSize.ts';
import type { Inference } from './infer.ts';
import { instructionsFor, type Placed } from './instructions.ts';
import { type Lowered, lower } from './lower.ts';
import { placeValues } from './placeValues.ts';
import type { Plan } from './plan.ts';
import { schedule } from './schedule.ts';

/**
 * A plan that computes the requested ports of the well-typed part of a graph. Ports without a value are left out; a
 * graph that is too large gives problems, before anything is allocated.
 */
export function compile(
  inference: Inference,
  ports: readonly string[],
): { readonly plan: Plan } | { readonly problems: readonly Problem[] } {
  const tooLarge = inference.problems.filter(({ code }) => code === 'too-large');
  if (tooLarge.length > 0) return { problems: tooLarge };
  const lowered = lower(inference, ports);
  const plan = planFor({ ...lowered, program: schedule(batch(lowered.program)) });
  if (plan.arena <= largest.elements) return { plan };
  const message = `the graph needs room for at most ${largest.elements} numbers while it runs, but would take ${plan.arena}.`;
  return { problems: [{ code: 'too-large', path: '', message }] };
}

/** The plan of a program without maps. */
export function planFor({ program, inputs, taps }: Lowered): Plan {
  const { addresses, total } = placeValues(program);
  const placed = (id: number): Placed => ({
    shape: program.shapes[id] ?? [],
    address: addresses.get(id) ?? 0,
  });
  const constants = program.equations.filter(({ primitive }) => primitive === 'constant');
  const computed = program.equations.filter(({ primitive }) => primitive !== 'constant');
  return {
    arena: total,
    inputs: program.inputs.flatMap((id, i) =>
      addresses.has(id) ? [{ name: inputs[i] ?? '', ...placed(id) }] : [],
    ),
    constants: constants.flatMap(({ params, outputs }) => {
      const { shape, values } = params as ConstantParams;
      return outputs.map((id) => ({ address: placed(id).address, length: countElements(shape), values }));
    }),
    instructions: computed.flatMap((equation) =>
      equation.outputs.flatMap((id) => instructionsFor(equation, placed(id), equation.inputs.map(placed))),
    ),
    taps: program.outputs.flatMap((id, i) => {
      const tap = taps[i];
      return tap ? [{ ...tap, address: placed(id).address }] : [];
    }),
    flops: countFlops(program),
  };
}
