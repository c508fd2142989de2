import { expect } from 'vitest';
import type { WeightTensor } from '../../src/compiler/weights.ts';
import type { Document } from '../../src/document/document.ts';
import { graphFile, type Printed, resultOf, weightsFile } from './terminal.ts';

/** Numbers in lists within lists. */
export type Lists = number | string | readonly Lists[];

/** By port: the axes, as `time 2, features 1`, and the values; a pair of these for a pair. */
export type Expected = Readonly<Record<string, readonly [axes: string, values: Lists]>>;

/** Holds what `run` gives for some ports to what was worked out by hand, within 1e-6. */
export async function checkComputes(
  document: Document,
  expected: Expected,
  weights?: Readonly<Record<string, Lists>>,
): Promise<void> {
  const file = weights && weightsFile(tensorsOf(weights));
  const args = [graphFile(document), '--ports', Object.keys(expected).join(',')];
  const result = await resultOf(file === undefined ? args : [...args, '--weights', file]);
  const found = Object.entries(result).map(([port, value]) => [port, axesOf(value), value.values]);
  expect(found).toEqual(Object.entries(expected).map(([port, [axes, values]]) => [port, axes, near(values)]));
}

function axesOf({ axes = [] }: Printed): string {
  return axes.map(([name, size]) => `${name} ${JSON.stringify(size)}`).join(', ');
}

function near(values: Lists): unknown {
  if (typeof values === 'number') return expect.closeTo(values, 6);
  return typeof values === 'string' ? values : values.map(near);
}

function tensorsOf(weights: Readonly<Record<string, Lists>>): Record<string, WeightTensor> {
  return Object.fromEntries(
    Object.entries(weights).map(([name, lists]) => {
      return [name, { shape: shapeOf(lists), data: Float32Array.from(numbersIn(lists)) }];
    }),
  );
}

function shapeOf(lists: Lists): readonly number[] {
  return Array.isArray(lists) ? [lists.length, ...shapeOf(lists[0] ?? [])] : [];
}

function numbersIn(lists: Lists): readonly number[] {
  return Array.isArray(lists) ? lists.flatMap(numbersIn) : [Number(lists)];
}
