import { describe, expect, test } from 'vitest';
import { changedRects, type Painted } from '../../../src/editor/views/changedRects.ts';

/** By identity: nothing asks for what is in it. */
const first = {};

function painted(x: number, picture: Partial<NonNullable<Painted['picture']>> = {}): Painted {
  const on = { x, y: 0, width: 20, height: 10 };
  return { z: 0, hides: undefined, picture: { on, tile: first, opacity: 1, isCovered: false, ...picture } };
}

function changed(before: Record<string, Painted>, now: Record<string, Painted>) {
  return changedRects(new Map(Object.entries(before)), new Map(Object.entries(now)));
}

/** Where the pictures at some x are, with the pixels around them. */
const at = (...xs: number[]) => xs.map((x) => ({ x: x - 2, y: -2, width: 24, height: 14 }));

describe('what is painted anew', () => {
  test('is nothing when nothing is another', () => {
    expect(changed({ a: painted(0), b: painted(50) }, { a: painted(0), b: painted(50) })).toEqual([]);
  });

  test('is where a picture came from and where it went', () => {
    expect(changed({ a: painted(0), b: painted(50) }, { a: painted(8), b: painted(50) })).toEqual(at(8, 0));
  });

  test('is a picture that shows something else, or has become stale', () => {
    expect(changed({ a: painted(0) }, { a: painted(0, { tile: {} }) })).toEqual(at(0, 0));
    expect(changed({ a: painted(0) }, { a: painted(0, { opacity: 0.4 }) })).toEqual(at(0, 0));
  });

  test('is what came and what has gone', () => {
    expect(changed({ a: painted(0) }, { b: painted(50) })).toEqual(at(50, 0));
  });

  test('is what a node that was raised now hides', () => {
    const hides = { x: 10, y: 0, width: 30, height: 30 };
    const raised = { ...painted(50), z: 1, hides };
    expect(changed({ a: painted(50) }, { a: raised })).toContainEqual({ x: 8, y: -2, width: 34, height: 34 });
  });

  test('is what something is drawn over, wide enough for that, even if it says the same', () => {
    const lit = { a: painted(0, { isCovered: true }) };
    const [rect] = changed(lit, lit) ?? [];
    expect(rect?.width).toBeGreaterThan(100);
    expect(changed(lit, { a: painted(0) })).not.toEqual([]);
  });

  test('is everything when it is too much to do one by one', () => {
    const all = (x: number) =>
      Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`n${i}`, painted(x)]));
    expect(changed(all(0), all(8))).toBeUndefined();
    expect(changed({}, all(8))).toBeUndefined();
    expect(changed(all(0), {})).toBeUndefined();
  });
});
