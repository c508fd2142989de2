import { type Axis, describeType, isKnown, numbers } from '../base/valueType.ts';
import { shown } from '../document/loadError.ts';
import { Failure } from './command.ts';

/** Finite numbers in lists within lists, one list an axis, in row-major order; an axis whose size is not known takes any number of items. */
export function readNumbers(port: string, given: unknown, axes: readonly Axis[]): number[] {
  const values: number[] = [];
  const refuse = (place: string, what: string) => {
    throw new Failure([
      `${port}: the value must be numbers for ${describeType(numbers(...axes))}, but ${place === '' ? 'it' : place} ${what}.`,
    ]);
  };
  const take = (value: unknown, depth: number, place: string) => {
    const axis = axes[depth];
    if (!axis) {
      if (typeof value === 'number' && Number.isFinite(Math.fround(value))) values.push(value);
      else refuse(place, `is ${shown(value)}`);
      return;
    }
    const size = isKnown(axis) ? axis.size : undefined;
    const wanted = size === undefined ? 'a list' : `a list of ${size}`;
    if (!Array.isArray(value)) refuse(place, `is ${shown(value)} instead of ${wanted}`);
    else if (size !== undefined && value.length !== size)
      refuse(place, `is a list of ${value.length} instead of ${size}`);
    else for (const [i, item] of value.entries()) take(item, depth + 1, `${place}[${i}]`);
  };
  take(given, 0, '');
  return values;
}
