import { Misfit } from '../base/problem.ts';
import { axis, describeType, numbers, type ValueType } from '../base/valueType.ts';

/** Whether a layer may consume the value: its last axis is `features`, or `channels`. */
function hasFeatures(type: ValueType): boolean {
  const last = type.axes.at(-1)?.name;
  return last === 'features' || last === 'channels';
}

/** The number of features of a layer's input; throws a `Misfit` that offers to flatten when it has none. */
export function features(type: ValueType, title: string, port: string): number {
  const last = type.axes.at(-1);
  if (!last || !hasFeatures(type))
    throw new Misfit(
      'needs-features',
      `${title} needs features as the last axis, but ${port} is ${describeType(type)}.`,
      {
        port,
        fixes: [{ insert: 'flatten' }],
      },
    );
  return last.size;
}

/** The same axes with another number of features at the end. */
export function withFeatures(type: ValueType, size: number): ValueType {
  return numbers(...type.axes.slice(0, -1), axis('features', size));
}

/** The type of two inputs a and b of one shape, whether features or channels come last; else throws a `Misfit`. */
export function sameShape(a: ValueType, b: ValueType, title: string): ValueType {
  const plain = (type: ValueType) =>
    describeType(hasFeatures(type) ? withFeatures(type, type.axes.at(-1)?.size ?? 0) : type);
  if (plain(a) !== plain(b))
    throw new Misfit(
      'unequal-shapes',
      `${title} needs two values of one shape, but a is ${describeType(a)} and b is ${describeType(b)}.`,
      { port: 'b' },
    );
  return a;
}
