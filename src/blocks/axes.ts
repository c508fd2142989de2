import { Misfit } from '../base/problem.ts';
import { describeType, type NumbersType, numbers, type SymbolsType } from '../base/valueType.ts';

/** Axes that values on wires have, by the names that parameters use. */
export const wireAxes = ['features', 'time', 'height', 'width', 'channels', 'position', 'nodes'] as const;
export type WireAxis = (typeof wireAxes)[number];

/** Where the first axis of that name stands, from the outside; throws a `Misfit` when there is none. */
export function findAxis(x: NumbersType | SymbolsType, name: WireAxis, title: string): number {
  const found = x.axes.findIndex((axis) => axis.name === name);
  const names = x.axes.map((axis) => axis.name).filter((each, i, all) => all.indexOf(each) === i);
  if (found < 0)
    throw new Misfit('missing-axis', `${title} needs an axis ${name}, but x is ${describeType(x)}.`, {
      port: 'x',
      fixes: names.map((each) => ({ set: 'axis', value: each })),
    });
  return found;
}

/** The same, of an axis that must not be empty: there is no mean and no maximum of nothing. */
export function findFilledAxis(x: NumbersType, name: WireAxis, title: string): number {
  const found = findAxis(x, name, title);
  if (x.axes[found]?.size === 0)
    throw new Misfit(
      'missing-axis',
      `${title} needs an axis ${name} that is not empty, but x is ${describeType(x)}.`,
      { port: 'x' },
    );
  return found;
}

export function withoutAxis(x: NumbersType, index: number): NumbersType {
  return numbers(...x.axes.filter((_, i) => i !== index));
}
