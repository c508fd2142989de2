import { expect, test } from 'vitest';
import { Courses } from '../../src/training/course.ts';

test('what steps come to is told in their order, each once', () => {
  const courses = new Courses();
  for (let step = 0; step < 200; step++) courses.add({ step, loss: step / 2, accuracy: 0.5 });
  const { first, losses, accuracies } = courses.take();
  expect(first).toBe(0);
  expect([...losses]).toEqual(Array.from({ length: 200 }, (_, step) => step / 2));
  expect(new Set(accuracies)).toEqual(new Set([0.5]));
  courses.add({ step: 200, loss: 7, accuracy: undefined });
  expect(courses.take()).toEqual({
    first: 200,
    losses: Float64Array.of(7),
    accuracies: Float64Array.of(Number.NaN),
  });
  expect(courses.take().losses).toHaveLength(0);
});
