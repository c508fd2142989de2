import { Misfit } from '../base/problem.ts';
import { type Axis, describeType, type NumbersType, type SymbolsType } from '../base/valueType.ts';
import { features } from './shapes.ts';

type Target = NumbersType | SymbolsType;

/**
 * Throws a `Misfit` unless a target has something to say at every place of x, (…, features): numbers of the same sizes, or one
 * symbol for each place in front of the features, of a vocabulary as large as there are features. Names of axes may differ; a
 * size that is not known yet fits any.
 */
export function checkTarget(x: NumbersType, target: Target, title: string): void {
  const size = features(x, title, 'x');
  const front = x.axes.slice(0, -1);
  if (front.some((axis) => axis.size === 0))
    throw new Misfit('missing-axis', `${title} needs at least one vector, but x is ${describeType(x)}.`, {
      port: 'x',
    });
  const fits =
    target.kind === 'symbols'
      ? couldBeAsLong(front, target.axes) && (target.vocabulary === size || typeof size !== 'number')
      : couldBeAsLong(x.axes, target.axes);
  if (fits) return;
  const given = `${describeType(target)}${target.kind === 'symbols' ? ` of a vocabulary of ${target.vocabulary}` : ''}`;
  const wanted =
    target.kind === 'symbols'
      ? 'a symbol for each vector and a feature for each symbol'
      : 'a target of its shape';
  throw new Misfit(
    'unequal-shapes',
    `${title} needs ${wanted}, but x is ${describeType(x)} and target is ${given}.`,
    { port: 'target' },
  );
}

function couldBeAsLong(one: readonly Axis[], other: readonly Axis[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ size }, i) => {
      const counterpart = other[i]?.size;
      return typeof size !== 'number' || typeof counterpart !== 'number' || size === counterpart;
    })
  );
}
