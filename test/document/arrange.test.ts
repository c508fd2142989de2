import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { align, directions, distribute, edges, type Rectangle } from '../../src/document/arrange.ts';

type Things = ReadonlyMap<string, Rectangle>;

const things = (
  ...rectangles: readonly (readonly [x: number, y: number, width: number, height: number])[]
): Things => new Map(rectangles.map(([x, y, width, height], i) => [String(i), { x, y, width, height }]));

const three = things([0, 0, 100, 40], [200, 100, 40, 80], [120, 300, 60, 20]);

const onGrid = (most: number) => fc.nat(most).map((steps) => 4 * steps);
const anyThings: fc.Arbitrary<Things> = fc
  .array(fc.tuple(onGrid(200), onGrid(200), onGrid(60), onGrid(60)), { minLength: 2, maxLength: 6 })
  .map((rectangles) => things(...rectangles));

function moved(before: Things, places: ReturnType<typeof align>): Things {
  return new Map(
    [...before].map(([id, each]) => {
      const [x = 0, y = 0] = places.get(id) ?? [];
      return [id, { ...each, x, y }];
    }),
  );
}

describe('aligning', () => {
  test.each([
    ['left', [0, 0, 0]],
    ['right', [140, 200, 180]],
    ['centre', [72, 104, 92]],
  ] as const)('%s changes nothing but how far to the right things lie', (edge, xs) => {
    const places = [...align(three, edge).values()];
    expect(places.map(([x]) => x)).toEqual(xs);
    expect(places.map(([, y]) => y)).toEqual([0, 100, 300]);
  });

  test.each([
    ['top', [0, 0, 0]],
    ['bottom', [280, 240, 300]],
    ['middle', [140, 120, 152]],
  ] as const)('%s changes nothing but how far down things lie', (edge, ys) => {
    const places = [...align(three, edge).values()];
    expect(places.map(([, y]) => y)).toEqual(ys);
    expect(places.map(([x]) => x)).toEqual([0, 200, 120]);
  });

  test.each(edges)('%s leaves what is aligned as it is, on the grid of 4 pixels', (edge) => {
    fc.assert(
      fc.property(anyThings, (given) => {
        const once = moved(given, align(given, edge));
        expect(moved(once, align(once, edge))).toEqual(once);
        for (const { x, y } of once.values()) expect([x % 4, y % 4]).toEqual([0, 0]);
      }),
    );
  });
});

describe('distributing', () => {
  test('makes the gaps equal, whatever the order in which things were picked', () => {
    expect([...distribute(three, 'vertically').values()]).toEqual([
      [0, 0],
      [200, 132],
      [120, 300],
    ]);
    expect([...distribute(three, 'horizontally').values()].map(([x]) => x)).toEqual([0, 200, 120]);
  });

  test.each(directions)('%s leaves the first and the last where they are', (direction) => {
    fc.assert(
      fc.property(anyThings, (given) => {
        const start = (each: Rectangle) => (direction === 'horizontally' ? each.x : each.y);
        const length = (each: Rectangle) => (direction === 'horizontally' ? each.width : each.height);
        const centre = (each: Rectangle) => start(each) + length(each) / 2;
        const order = (all: Things) => [...all].sort(([, one], [, other]) => centre(one) - centre(other));
        const placed = moved(given, distribute(given, direction));
        const before = order(given);
        for (const [id, thing] of [before[0], before.at(-1)].flatMap((each) => (each ? [each] : [])))
          expect(placed.get(id)).toEqual(thing);
      }),
    );
  });

  test.each(directions)('%s leaves two things as they are', (direction) => {
    const two = things([0, 0, 40, 40], [300, 100, 40, 40]);
    expect(moved(two, distribute(two, direction))).toEqual(two);
  });
});
