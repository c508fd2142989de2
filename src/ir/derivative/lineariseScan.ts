import type { Builder, Operand } from '../builder.ts';
import type { Asked, Linearised } from '../primitive.ts';
import type { ScanParams } from '../primitives/scan.ts';
import { keepAll } from './keepAll.ts';
import { keepSome } from './keepSome.ts';
import { splitDerivative } from './splitDerivative.ts';
import { Steps } from './steps.ts';
import { finishSums, planSums } from './sumOverSteps.ts';

/**
 * A scan whose derivative is another, the other way: of each step is kept what that reads. What would be more numbers than
 * `memory` is not kept: steps are computed again from checkpoints, which gives the same bits.
 */
export function lineariseScan(
  emit: Builder,
  inputs: readonly Operand[],
  params: ScanParams,
  { flows, memory }: Asked,
): Linearised {
  const { elements, states } = params;
  const flowing = flows.map((flow, i) => flow || i < states);
  const split = splitDerivative(emit, params, flowing);
  const derivative = { split, params, ...planSums(split, split.gradients.slice(elements + states)) };
  const operands = {
    elements: inputs.slice(0, elements),
    states: inputs.slice(elements, elements + states),
    captured: inputs.slice(elements + states),
  };
  const size = params.length * new Steps(split, params, derivative.collected).size;
  const keep = params.length > 3 && size > memory ? keepSome : keepAll;
  const kept = keep(emit, derivative, operands);
  return {
    results: kept.results,
    pullBack(inner, gradients) {
      const given = gradients.filter((_, i) => flowing[i]);
      const back = kept.back(inner, given.slice(0, states), given.slice(states), []);
      return [...back.elements, ...back.states, ...finishSums(inner, derivative.sums, back.collected)];
    },
  };
}
