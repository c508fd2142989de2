import { countElements } from '../base/valueType.ts';
import type { FusedParams } from '../ir/primitives/fused.ts';
import type { Equation, Shape, ValueId } from '../ir/program.ts';
import { elementwise } from './elementwise.ts';
import { selectFused } from './selectFused.ts';

/** So many equations are put together at most. */
const most = 32;

/** Elementwise equations that hand numbers to one another. */
interface Group {
  /** Their places among all equations, in ascending order. */
  readonly members: readonly number[];
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
 * what another of them makes, and nothing between them does. Two at least.
 */
export function groupElementwise(
  equations: readonly Equation[],
  shapes: readonly Shape[],
): readonly (readonly Equation[])[] {
  const groups = new Map<ValueId, Group>();
  for (const [place, equation] of equations.entries()) {
    const parts = partsOf(equation);
    const last = parts.at(-1) ?? equation;
    const isElementwise = elementwise.has(last.primitive);
    if (!isElementwise && groups.size === 0) continue;
    const elements = countElements(shapes[equation.outputs[0] ?? -1] ?? []);
    const joined = new Set<Group>();
    let count = 1;
    for (const id of equation.inputs) {
      const group = groups.get(id);
      if (!group || joined.has(group)) continue;
      const fits = group.elements === elements && count + group.members.length <= most;
      // What is moved before it is read has to be there as a whole, also where it is read as it lies besides.
      const isMoved = parts.some(
        (part) => part !== last && part.inputs.some((each) => groups.get(each) === group),
      );
      if (!isElementwise || !fits || group.isRead || isMoved) group.isRead = true;
      else {
        joined.add(group);
        count += group.members.length;
      }
    }
    if (!isElementwise) continue;
    const members = [...[...joined].flatMap((each) => each.members), place];
    if (joined.size > 1) members.sort((one, other) => one - other);
    const group = { members, elements, isRead: false };
    for (const member of members) for (const id of equations[member]?.outputs ?? []) groups.set(id, group);
  }
  return [...new Set(groups.values())]
    .filter(({ members }) => members.length > 1)
    .map(({ members }) => members.flatMap((member) => equations[member] ?? []));
}
