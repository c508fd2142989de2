import { describeSize, type Size, sameSize, unknownSize } from '../base/size.ts';
import type { Axis, ValueType } from '../base/valueType.ts';

/** The number of features of a recurrence's state while it is being solved for. */
export function hiddenSize(path: string): Size {
  return unknownSize(`state(${path})`);
}

/** Whether it is the size of a state that is being solved for, and will be what it has to be. */
export function isHidden(size: Size): boolean {
  return typeof size !== 'number' && /^state\([\w/-]*\)$/.test(describeSize(size));
}

/** Whether two types are the same, or can be once states are solved for. */
export function couldBeSame(one: ValueType, other: ValueType): boolean {
  if (one.kind === 'tuple' || other.kind === 'tuple')
    return (
      one.kind === 'tuple' &&
      other.kind === 'tuple' &&
      one.items.length === other.items.length &&
      one.items.every((item, i) => {
        const counterpart = other.items[i];
        return counterpart !== undefined && couldBeSame(item, counterpart);
      })
    );
  const vocabulary = (type: typeof one) => type.kind === 'symbols' && type.vocabulary;
  return vocabulary(one) === vocabulary(other) && axesCouldBeSame(one.axes, other.axes);
}

export function axesCouldBeSame(one: readonly Axis[], other: readonly Axis[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ name, size }, i) => {
      const counterpart = other[i];
      if (!counterpart || counterpart.name !== name) return false;
      return isHidden(size) || isHidden(counterpart.size) || sameSize(size, counterpart.size);
    })
  );
}
