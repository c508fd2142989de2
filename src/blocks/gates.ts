import { Misfit } from '../base/problem.ts';
import { describeType, type NumbersType, type ValueType } from '../base/valueType.ts';
import type { Builder, Operand } from '../ir/builder.ts';
import { choice } from './choiceParams.ts';
import { couldBeSame } from './hiddenSize.ts';
import { int } from './numberParams.ts';
import { features, knownFeatures, unequal, withFeatures } from './shapes.ts';
import { matrix, vector, type WeightSpec } from './weights.ts';

/** What the recurrent units share: their parameters, and products of all gates at once. */

export const unitParams = {
  units: int({ default: 32, min: 1, max: 8192, help: 'Length of the output and of the state.' }),
  bias: choice({
    default: 'single',
    of: ['none', 'single', 'pair'],
    help: 'single: a bias for each gate, on the input’s side. pair: one more on the state’s side.',
  }),
};

interface UnitParams {
  readonly units: number;
  readonly bias: 'none' | 'single' | 'pair';
}

/**
 * The weights of gates by their letters: `W` for the input, `U` for the state, biases `b` beside W and `c` beside U. A forget
 * gate's bias starts at 1, so that a new unit keeps what it knows (Jozefowicz et al. 2015).
 */
export function gateWeights(
  gates: readonly string[],
  x: NumbersType,
  title: string,
  { units, bias }: UnitParams,
): Record<string, WeightSpec> {
  const inputs = knownFeatures(x, title, 'x');
  const specs: Record<string, WeightSpec> = {};
  for (const gate of gates) {
    specs[`W${gate}`] = matrix(units, inputs, 'glorot');
    specs[`U${gate}`] = matrix(units, units, 'orthogonal');
    if (bias !== 'none') specs[`b${gate}`] = vector(units, gate === 'f' ? 'ones' : 'zeros');
    if (bias === 'pair') specs[`c${gate}`] = vector(units, 'zeros');
  }
  return specs;
}

/** The type of a unit's output and of its states, which have the axes of x and its units; throws a `Misfit` when they do not. */
export function unitType(
  x: NumbersType,
  states: readonly ValueType[],
  title: string,
  { units }: UnitParams,
): NumbersType {
  features(x, title, 'x');
  const wanted = withFeatures(x, units);
  const given = states.length === 1 ? states.map(describeType) : [`(${states.map(describeType).join(', ')})`];
  if (!states.every((state) => couldBeSame(state, wanted))) {
    const pair =
      states.length === 1 ? describeType(wanted) : `(${states.map(() => describeType(wanted)).join(', ')})`;
    throw new Misfit(
      'unequal-shapes',
      `${title} needs a state ${pair} for its x ${describeType(x)}, but state is ${given.join('')}.`,
      unequal({ x, state: states[0] ?? x }, 'x', 'state'),
    );
  }
  return wanted;
}

/** A product for all gates at once, with their biases where there are any: (…, gates × units). */
export function allGates(
  emit: Builder,
  x: Operand,
  matrices: readonly (Operand | undefined)[],
  biases: readonly (Operand | undefined)[],
): Operand {
  const product = emit.dot(x, emit.concat(present(matrices), 0));
  const bias = present(biases);
  return bias.length === 0 ? product : emit.add(product, emit.concat(bias, 0));
}

/** The features from `start` on, `length` of them. */
export function part(emit: Builder, x: Operand, start: number, length: number): Operand {
  const before = x.shape.slice(0, -1);
  return emit.slice(x, [...before.map(() => 0), start], [...before, length]);
}

function present(operands: readonly (Operand | undefined)[]): Operand[] {
  return operands.filter((each) => each !== undefined);
}
