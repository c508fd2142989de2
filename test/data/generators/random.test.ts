import { expect, test } from 'vitest';
import { Random } from '../../../src/data/generators/random.ts';

const many = Array.from({ length: 20_000 });

test('normal numbers have mean 0, variance 1 and the share of the bell within each bound', () => {
  const random = new Random(1, 'normal', 0);
  const numbers = many.map(() => random.normal());
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const variance = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  for (const [bound, share] of [
    [1, 0.6827],
    [2, 0.9545],
    [3, 0.9973],
  ] as const)
    expect(numbers.filter((x) => Math.abs(x) < bound).length / numbers.length).toBeCloseTo(share, 1.7);
});

test('whole numbers and choices come equally often', () => {
  const random = new Random(2, 'below', 0);
  const counts = new Map<number, number>();
  for (const _ of many) {
    const drawn = random.below(7);
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  for (const count of counts.values()) expect(Math.abs(count / many.length - 1 / 7)).toBeLessThan(0.01);
});

test('the numbers of an example do not hang on how many others were drawn', () => {
  const [one, again] = [new Random(3, 'x', 5), new Random(3, 'x', 5)];
  new Random(3, 'x', 4).uniform();
  expect([one.uniform(), one.uniform(2, 3)]).toEqual([again.uniform(), again.uniform(2, 3)]);
  expect(new Random(3, 'y', 5).uniform()).not.toBe(new Random(3, 'x', 5).uniform());
});
