import type { Builder, Operand } from '../builder.ts';
import type { DotParams } from '../primitives/dot.ts';
import type { PadParams } from '../primitives/pad.ts';
import type { AxisParams } from '../primitives/reduction.ts';
import type { PrimitiveName } from '../primitives.ts';
import type { Equation, Shape, ValueId } from '../program.ts';
import type { SplitDerivative } from './splitDerivative.ts';

/**
 * The sum over all steps of a value that the backward steps of a scan make, as sums that are collected and what is done with
 * those once. A product is summed by one product over the rows of all steps, and a sum of rows by one sum of them.
 */
export type SumOverSteps =
  | { readonly is: 'zero'; readonly shape: Shape }
  | { readonly is: 'collected'; readonly number: number }
  | { readonly is: 'made'; readonly equation: Equation; readonly of: readonly SumOverSteps[] };

/** A sum that begins at a given value, or at zero. The last step comes first, and of its rows the first. */
export interface CollectedSum {
  /** `each`: step by step. `product` and `rows`: behind the loop, by the equation that makes the value. */
  readonly by: 'each' | 'product' | 'rows';
  readonly value: ValueId;
  readonly equation: Equation | undefined;
}

/** What a sum goes through as it is: f(Σ x) is Σ f(x). */
const linear: ReadonlySet<PrimitiveName> = new Set<PrimitiveName>([
  ...(['add', 'reshape', 'transpose', 'broadcast', 'concat', 'slice', 'flip'] as const),
]);

/** How the sums over all steps of these values are made, and what has to be collected for them. */
export function planSums(
  { backwards, shapes }: SplitDerivative,
  values: readonly ValueId[],
): { readonly sums: readonly SumOverSteps[]; readonly collected: readonly CollectedSum[] } {
  const makers = new Map(backwards.flatMap((equation) => equation.outputs.map((id) => [id, equation])));
  const collected: CollectedSum[] = [];
  const known = new Map<ValueId, SumOverSteps>();
  const sumOf = (value: ValueId): SumOverSteps => {
    const sum = known.get(value) ?? plan(value);
    known.set(value, sum);
    return sum;
  };
  const plan = (value: ValueId): SumOverSteps => {
    const equation = makers.get(value);
    if (equation && isZero(equation)) return { is: 'zero', shape: shapes[value] ?? [] };
    if (equation && isLinear(equation)) return { is: 'made', equation, of: equation.inputs.map(sumOf) };
    collected.push({ by: equation ? wayOf(equation, shapes) : 'each', value, equation });
    return { is: 'collected', number: collected.length - 1 };
  };
  return { sums: values.map(sumOf), collected };
}

function isZero({ primitive, params }: Equation): boolean {
  return primitive === 'constant' && (params as { values: readonly number[] }).values.every((x) => x === 0);
}

function isLinear({ primitive, params }: Equation): boolean {
  return linear.has(primitive) || (primitive === 'pad' && (params as PadParams).value === 0);
}

function wayOf({ primitive, params, inputs }: Equation, shapes: readonly Shape[]): CollectedSum['by'] {
  const flat = inputs.every((id) => shapes[id]?.length === 2);
  if (primitive === 'dot' && inputs.length === 2 && flat && (params as DotParams).batch === 0)
    return 'product';
  return primitive === 'sum' && (params as AxisParams).axis === 0 ? 'rows' : 'each';
}

/** Sums, from those that were collected. */
export function finishSums(
  emit: Builder,
  sums: readonly SumOverSteps[],
  collected: readonly Operand[],
): readonly Operand[] {
  const done = new Map<SumOverSteps, Operand>();
  const finish = (sum: SumOverSteps): Operand => {
    const operand = done.get(sum) ?? make(sum);
    if (!operand) throw new Error('A sum over the steps of a scan was not collected.');
    done.set(sum, operand);
    return operand;
  };
  const make = (sum: SumOverSteps): Operand | undefined => {
    if (sum.is === 'zero') return emit.fill(0, sum.shape);
    if (sum.is === 'collected') return collected[sum.number];
    return emit.apply(sum.equation.primitive, sum.of.map(finish), sum.equation.params)[0];
  };
  return sums.map(finish);
}
