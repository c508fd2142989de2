import { expect } from 'vitest';
import { countElements } from '../../src/base/valueType.ts';
import { type Part, partsOf } from '../harness/parts.ts';
import type { AllFound } from '../harness/run.ts';

/** Numbers of a port, in row-major order, and what laws do with them: take apart, put together, turn round. */
export type Numbers = Pick<Part, 'shape' | 'data'>;

/** What was found at a port that has one shape. */
export function numbersAt(found: AllFound, port: string): Numbers {
  const [part, ...others] = found.has(port) ? allPartsAt(found, port) : [];
  if (!part || others.length > 0) throw new Error(`${port} has no value of one shape.`);
  return part;
}

/** The parts of a port that may be of different shapes at the nodes of a tree. */
export function allPartsAt(found: AllFound, port: string): readonly Part[] {
  const value = found.get(port);
  return value ? partsOf(value) : [];
}

/** What lies at a place along the first axes. */
export function elementAt({ shape, data }: Numbers, ...place: readonly number[]): Numbers {
  const rest = shape.slice(place.length);
  const length = countElements(rest);
  const start = place.reduce((index, each, axis) => index * (shape[axis] ?? 0) + each, 0) * length;
  return { shape: rest, data: Array.from({ length }, (_, i) => data[start + i] ?? Number.NaN) };
}

/** What lies along the first axis from one index up to before another. */
export function range(numbers: Numbers, from: number, to: number): Numbers {
  return rowsOf(
    numbers,
    Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i),
  );
}

/** These along the first axis, in this order. */
export function rowsOf(numbers: Numbers, order: readonly number[]): Numbers {
  return {
    shape: [order.length, ...numbers.shape.slice(1)],
    data: order.flatMap((i) => Array.from(elementAt(numbers, i).data)),
  };
}

/** The same from the end of the first axis to its beginning. */
export function reversed(numbers: Numbers): Numbers {
  const [size = 0] = numbers.shape;
  return rowsOf(
    numbers,
    Array.from({ length: size }, (_, i) => size - 1 - i),
  );
}

/** One behind the other along the first axis. */
export function concatenated(one: Numbers, other: Numbers): Numbers {
  return {
    shape: [(one.shape[0] ?? 0) + (other.shape[0] ?? 0), ...one.shape.slice(1)],
    data: [...Array.from(one.data), ...Array.from(other.data)],
  };
}

/** Half of the last axis: the first or the second. */
export function half({ shape, data }: Numbers, which: 0 | 1): Numbers {
  const size = shape.at(-1) ?? 0;
  return {
    shape: shape.with(-1, size / 2),
    data: Array.from(data).filter((_, i) => Math.floor((i % size) / (size / 2)) === which),
  };
}

/** Side by side along the last axis. */
export function joined(one: Numbers, other: Numbers): Numbers {
  const [a, b] = [one.shape.at(-1) ?? 0, other.shape.at(-1) ?? 0];
  const shape = one.shape.with(-1, a + b);
  const data = Array.from({ length: countElements(shape) }, (_, i) => {
    const [row, column] = [Math.floor(i / (a + b)), i % (a + b)];
    return (column < a ? one.data[row * a + column] : other.data[row * b + column - a]) ?? Number.NaN;
  });
  return { shape, data };
}

/** With the halves of the last axis in each other's place. */
export function swapped(numbers: Numbers): Numbers {
  return joined(half(numbers, 1), half(numbers, 0));
}

/** Every place along axes of these sizes. */
export function placesOf(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (places, size) => places.flatMap((place) => Array.from({ length: size }, (_, i) => [...place, i])),
    [[]],
  );
}

/** Equal shapes and equal bits; the one thing that may differ is which of the many NaNs a NaN is. */
export function expectSame(actual: Numbers, wanted: Numbers, what = 'The value'): void {
  expect(actual.shape, what).toEqual(wanted.shape);
  for (let i = 0; i < wanted.data.length; i++)
    if (!Object.is(actual.data[i], wanted.data[i]))
      expect.fail(`${what} is ${actual.data[i]} at ${i}, but should be ${wanted.data[i]}.`);
}

/** The same where 0 and −0 are one. */
export function expectEqual(actual: Numbers, wanted: Numbers, what?: string): void {
  const plain = ({ shape, data }: Numbers) => ({ shape, data: Array.from(data, (value) => value + 0) });
  expectSame(plain(actual), plain(wanted), what);
}

/** Equal shapes, and numbers that differ by so little. */
export function expectNear(actual: Numbers, wanted: Numbers, within: number): void {
  expect(actual.shape).toEqual(wanted.shape);
  for (let i = 0; i < wanted.data.length; i++)
    if (!(Math.abs((actual.data[i] ?? Number.NaN) - (wanted.data[i] ?? 0)) <= within))
      expect.fail(`The value is ${actual.data[i]} at ${i}, but should be ${wanted.data[i]}.`);
}
