import { Misfit } from '../base/problem.ts';
import {
  type Axis,
  axis,
  type NumbersType,
  type SymbolsType,
  type ValueType,
  withAxes,
} from '../base/valueType.ts';
import { refuseTree } from './shapes.ts';

/**
 * The axis that a sequence is read along: time, else position, else the first; and what is read at each step. Throws a `Misfit`
 * when there is no axis, or it is that of a tree.
 */
export function scanOver(sequence: NumbersType | SymbolsType): {
  readonly index: number;
  /** Features that are read one by one become positions. */
  readonly scanned: Axis;
  readonly element: ValueType;
} {
  refuseTree(sequence, 'Recur', 'sequence', { all: 'all', last: 'root', final: 'root' });
  const named = (name: Axis['name']) => sequence.axes.findIndex((each) => each.name === name);
  const index = [named('time'), named('position'), 0].find((each) => each >= 0) ?? 0;
  const found = sequence.axes[index];
  if (!found)
    throw new Misfit('needs-sequence', 'Recur needs a sequence, but sequence is a single element, ().', {
      port: 'sequence',
    });
  return {
    index,
    scanned: axis(found.name === 'features' ? 'position' : found.name, found.size),
    element: withAxes(
      sequence,
      sequence.axes.filter((_, i) => i !== index),
    ),
  };
}
