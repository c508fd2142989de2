import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectToPlane } from '../../../../src/editor/inspector/embedding/projectToPlane.ts';

const tables = fc
  .record({ rows: fc.integer({ min: 2, max: 12 }), columns: fc.integer({ min: 2, max: 12 }) })
  .chain(({ rows, columns }) =>
    fc
      .array(fc.integer({ min: -64, max: 64 }), { minLength: rows * columns, maxLength: rows * columns })
      .map((numbers) => ({ rows, columns, table: Float32Array.from(numbers, (each) => each / 16) })),
  );

test('points that lie in a plane keep their distances and all of their variance', () => {
  // Combinations of two directions in five dimensions.
  const flat = [
    [1, 0],
    [0, 1],
    [2, -1],
    [-3, 0.5],
    [1.5, 1.5],
  ].map(([a = 0, b = 0]) => [a, 2 * a + b, -b, a - b, 0.5 * b]);
  const plane = projectToPlane(Float32Array.from(flat.flat()), 5);
  expect(plane?.share).toBeCloseTo(1, 9);
  for (const i of flat.keys())
    for (const j of flat.keys()) {
      const [one = [], other = []] = [flat[i], flat[j]];
      const far = Math.hypot(...one.map((each, k) => each - (other[k] ?? 0)));
      expect(distance(plane?.points, i, j)).toBeCloseTo(far, 6);
    }
});

test('no other direction has more variance than the first, and the second lies across it', () => {
  fc.assert(
    fc.property(
      tables,
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }),
      ({ rows, columns, table }, numbers) => {
        const points = projectToPlane(table, columns)?.points ?? new Float64Array();
        const along = (which: number) =>
          Array.from({ length: rows }, (_, row) => points[2 * row + which] ?? 0);
        const [first, second] = [along(0), along(1)];
        const direction = numbers.slice(0, columns);
        const length = Math.hypot(...direction);
        // Of length 1 before it is used: products of the smallest numbers that there are would be none.
        const unit = direction.map((each) => (length > 0 ? each / length : 0));
        const other = Array.from({ length: rows }, (_, row) =>
          unit.reduce((sum, each, i) => sum + each * (table[row * columns + i] ?? 0), 0),
        );
        const largest = variance(first);
        expect(variance(other)).toBeLessThanOrEqual(largest * 1.001 + 1e-9);
        expect(variance(second)).toBeLessThanOrEqual(largest * 1.001 + 1e-9);
        const product = first.reduce((sum, each, row) => sum + each * (second[row] ?? 0), 0);
        expect(Math.abs(product)).toBeLessThan(1e-3 * largest * rows + 1e-9);
      },
    ),
  );
});

test('the same table gives the same points, and its farthest one is on the positive side', () => {
  fc.assert(
    fc.property(tables, ({ rows, columns, table }) => {
      const points = projectToPlane(table, columns)?.points;
      expect(projectToPlane(table.slice(), columns)?.points).toEqual(points);
      const first = Array.from({ length: rows }, (_, row) => points?.[2 * row] ?? 0);
      expect(Math.max(...first)).toBeGreaterThanOrEqual(Math.max(...first.map((each) => -each)));
    }),
  );
});

test('equal rows lie in one point, and nothing is lost', () => {
  const plane = projectToPlane(Float32Array.of(1, 2, 3, 1, 2, 3), 3);
  expect(plane).toEqual({ points: new Float64Array(4), share: 1 });
});

test('a table that would make the page wait is not projected', () => {
  expect(projectToPlane(new Float32Array(600 * 600), 600)).toBeUndefined();
});

function distance(points: Float64Array | undefined, i: number, j: number): number {
  const at = (place: number) => points?.[place] ?? Number.NaN;
  return Math.hypot(at(2 * i) - at(2 * j), at(2 * i + 1) - at(2 * j + 1));
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length;
}
