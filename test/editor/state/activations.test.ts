import { beforeEach, expect, test } from 'vitest';
import { axis } from '../../../src/base/valueType.ts';
import {
  type Activations,
  createActivations,
  type PortNumbers,
} from '../../../src/editor/state/activations.ts';

let activations: Activations;
/** What each call of the listener was told. */
let told: string[][];
let frame: (() => void)[];

beforeEach(() => {
  told = [];
  frame = [];
  activations = createActivations((callback) => frame.push(callback));
  activations.subscribe((changed) => told.push([...changed]));
});

function passFrame(): void {
  for (const callback of frame.splice(0)) callback();
}

function numbers(...values: number[]): PortNumbers {
  return { axes: [axis('features', values.length)], values: Float32Array.from(values) };
}

function result(values: Record<string, PortNumbers>, asked = Object.keys(values)): void {
  activations.setValues(new Map(Object.entries(values)), asked);
}

test('a value stays until the next one is there', () => {
  result({ 'a.y': numbers(1, 2) });
  expect(activations.get('a.y')).toMatchObject({ values: Float32Array.of(1, 2), stale: false });
  result({ 'a.y': numbers(3) });
  expect(activations.get('a.y')).toMatchObject({ values: Float32Array.of(3), stale: false });
});

test('listeners hear of all changes of a frame at once', () => {
  result({ 'a.y': numbers(1), 'b.y': numbers(2) });
  result({ 'a.y': numbers(3) });
  expect(told).toEqual([]);
  passFrame();
  expect(told).toEqual([['a.y', 'b.y']]);
  result({ 'b.y': numbers(4) });
  passFrame();
  expect(told).toEqual([['a.y', 'b.y'], ['b.y']]);
});

test('every change has a version of its own', () => {
  result({ 'a.y': numbers(1) });
  const first = activations.get('a.y')?.version ?? 0;
  result({ 'a.y': numbers(1) });
  expect(activations.get('a.y')?.version).toBeGreaterThan(first);
});

test('a port that was asked for and is not in the result keeps its picture, as a stale one', () => {
  result({ 'a.y': numbers(1), 'b.y': numbers(2) });
  result({ 'a.y': numbers(3) }, ['a.y', 'b.y', 'never.y']);
  expect(activations.get('b.y')).toMatchObject({ values: Float32Array.of(2), stale: true });
  expect(activations.get('never.y')).toBeUndefined();
});

test('a port that was not asked for stays as it is', () => {
  result({ 'a.y': numbers(1), 'b.y': numbers(2) });
  result({ 'a.y': numbers(3) });
  expect(activations.get('b.y')?.stale).toBe(false);
});

test('what a source is set to outlasts results, until it is released', () => {
  activations.set('draw.out', numbers(1));
  result({ 'draw.out': numbers(9) });
  result({}, ['draw.out']);
  expect(activations.get('draw.out')).toMatchObject({ values: Float32Array.of(1), stale: false });
  activations.release('draw.out');
  expect(activations.get('draw.out')?.stale).toBe(true);
  result({ 'draw.out': numbers(9) });
  expect(activations.get('draw.out')).toMatchObject({ values: Float32Array.of(9), stale: false });
});

test('a dropped port is forgotten, and said to have changed', () => {
  result({ 'a.y': numbers(1) });
  passFrame();
  activations.drop(['a.y', 'unknown.y']);
  passFrame();
  expect([...activations.ports()]).toEqual([]);
  expect(told.at(-1)).toEqual(['a.y']);
});

test('a mark is seen with the next frame, and taken away again', () => {
  activations.mark('draw.out', { x: 3, y: 4, radius: 1 });
  passFrame();
  expect([told, activations.markOf('draw.out')]).toEqual([[['draw.out']], { x: 3, y: 4, radius: 1 }]);
  activations.mark('draw.out', undefined);
  expect(activations.markOf('draw.out')).toBeUndefined();
});

test('who has unsubscribed hears nothing', () => {
  const heard: unknown[] = [];
  activations.subscribe((changed) => heard.push(changed))();
  result({ 'a.y': numbers(1) });
  passFrame();
  expect(heard).toEqual([]);
});
