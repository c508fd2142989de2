import { countElements } from '../base/valueType.ts';
import { batch } from '../compiler/batch.ts';
import { batchSources } from '../compiler/batchSources.ts';
import { expandFolds } from '../compiler/expandFolds.ts';
import type { Inference } from '../compiler/infer.ts';
import { type Lowered, lower, type Mask } from '../compiler/lower.ts';
import type { PortValue } from '../compiler/portNames.ts';
import { prune } from '../compiler/prune.ts';
import { Builder, type Operand } from '../ir/builder.ts';
import type { Program } from '../ir/program.ts';
import type { LossNode } from './losses.ts';

/** A program for a batch of examples. */
export interface LossProgram {
  /** Its inputs are `inputs`, in that order: sources with the examples along an axis in front, and weights. */
  readonly program: Program;
  readonly inputs: readonly string[];
  /** The names of the weights that the losses depend on, whose gradients are results, in that order. */
  readonly weights: readonly string[];
  /** By name, the inputs that are drawn anew for every step. */
  readonly masks: ReadonlyMap<string, Mask>;
  /** The ports of losses, and the scores and targets of those over classes, whose values are results too. */
  readonly taps: readonly PortValue[];
}

/** The losses of `count` examples that are alike in all sizes. */
export function lossProgram(
  inference: Inference,
  losses: readonly LossNode[],
  count: number,
  learning: boolean,
): LossProgram {
  const scores = losses.filter((loss) => loss.of === 'classes');
  const ports = [
    ...losses.map(({ path }) => `${path}.loss`),
    ...scores.flatMap(({ path }) => [`${path}.x`, `${path}.target`]),
  ];
  return programOf(batchSources(takenApart(lower(inference, ports, learning)), count), count, learning);
}

/** What is mapped and folded is taken apart first, so that a weight's gradient is one product over all that it was applied to. */
export function takenApart(lowered: Lowered): Lowered {
  const program = [prune, expandFolds, batch, prune].reduce((before, pass) => pass(before), lowered.program);
  return { ...lowered, program };
}

/**
 * From what gives the losses of `count` examples, the losses and, if `learning`, their derivative. Results: the loss of each example, (count), the
 * sum of what its loss nodes give; then the gradients of the mean of those; then the taps. `shares` is the input that says what share of the mean
 * each example has, if not all have the same.
 */
export function programOf(lowered: Lowered, count: number, learning: boolean, shares?: string): LossProgram {
  const { inputs, taps, masks } = lowered;
  const emit = new Builder();
  const operands = lowered.program.inputs.map((id) => emit.input(lowered.program.shapes[id] ?? []));
  const summed = emit.trace(
    operands.map(({ shape }) => shape),
    (inner, given) => {
      const results = inner.inline(lowered.program, given);
      const each = lossOfEach(inner, lowered, results, count);
      const share = (shares !== undefined && given[inputs.indexOf(shares)]) || inner.fill(1 / count, [count]);
      const mean = inner.sum(inner.mul(each, share), 0);
      return [mean, each, ...results];
    },
  );
  if (!learning) {
    const [, ...results] = emit.inline(summed, operands);
    return { program: emit.finish(results), inputs, weights: [], masks, taps };
  }
  const { outputs, gradients } = emit.differentiate(summed, operands, [emit.fill(1, [])]);
  const [, each, ...results] = outputs;
  const read = new Set(lowered.program.equations.flatMap((equation) => equation.inputs));
  const weights = inputs.filter(
    (name, i) => lowered.lasting.has(name) && read.has(lowered.program.inputs[i] ?? -1),
  );
  const ofWeights = weights.flatMap((name) => gradients[inputs.indexOf(name)] ?? []);
  if (!each) throw new Error('A graph without a loss was to be trained.');
  return { program: emit.finish([each, ...ofWeights, ...results]), inputs, weights, masks, taps };
}

/** The sum of the losses of each example, (count); of one inside a body, the mean of all its applications. */
function lossOfEach(emit: Builder, { taps }: Lowered, results: readonly Operand[], count: number): Operand {
  const found = results.filter((result, i) => isLoss(taps[i]) && countElements(result.shape) > 0);
  const means = found.map((result) => {
    const applications = countElements(result.shape) / count;
    if (applications === 1) return emit.reshape(result, [count]);
    const list = emit.reshape(result, [count, applications]);
    return emit.mul(emit.sum(list, 1), emit.fill(1 / applications, []));
  });
  const [first = emit.fill(0, [count]), ...others] = means;
  return others.reduce((sum, mean) => emit.add(sum, mean), first);
}

function isLoss(tap: PortValue | undefined): boolean {
  return tap?.port.endsWith('.loss') ?? false;
}
