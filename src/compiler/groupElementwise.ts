import { countElements } from '../base/valueType.ts';
import type { FusedParams } from '../ir/primitives/fused.ts';
import type { Equation, Shape, ValueId } from '../ir/program.ts';
import { elementwise } from './elementwise.ts';
import { selectFused } from './selectFused.ts';

/** So many equations are put together at most. */
const most = 32;

/** Elementwise equations that hand numbers to one another. */
interface Group {
  readonly members: Equation[];
  readonly elements: number;
  /** Whether another equation reads what a member makes: what comes behind that one may depend on it, and does not join. */
  isRead: boolean;
}

/** An equation, or the moves and the arithmetic, which comes last, that it does in one go. */
export function partsOf(equation: Equation): readonly Equation[] {
  if (equation.primitive !== 'fused') return [equation];
  const params = equation.params as FusedParams;
  return selectFused(params)?.kind === 'binary' ? params.body.equations : [equation];
}

/**
 * Elementwise equations, or such with moves, that can be done in the place of the last of them: they are of one size, each reads
 * what another of them makes, and nothing between them does.
 */
export function groupElementwise(
  equations: readonly Equation[],
  shapes: readonly Shape[],
): readonly (readonly Equation[])[] {
  const groups = new Map<ValueId, Group>();
  const order = new Map(equations.map((each, i) => [each, i]));
  for (const equation of equations) {
    const parts = partsOf(equation);
    const last = parts.at(-1) ?? equation;
    const isElementwise = elementwise.has(last.primitive);
    const elements = countElements(shapes[equation.outputs[0] ?? -1] ?? []);
    const members = [equation];
    const joined = new Set<Group>();
    const read = equation.inputs.flatMap((id) => groups.get(id) ?? []);
    // What is moved before it is read has to be there as a whole, also where it is read as it lies besides.
    const moved = parts.slice(0, -1).flatMap(({ inputs }) => inputs.flatMap((id) => groups.get(id) ?? []));
    for (const group of read) {
      if (joined.has(group)) continue;
      const fits = group.elements === elements && members.length + group.members.length <= most;
      if (!isElementwise || !fits || group.isRead || moved.includes(group)) group.isRead = true;
      else {
        joined.add(group);
        members.push(...group.members);
      }
    }
    if (!isElementwise) continue;
    members.sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
    const group = { members, elements, isRead: false };
    for (const { outputs } of members) for (const id of outputs) groups.set(id, group);
  }
  return [...new Set(groups.values())].map(({ members }) => members);
}
