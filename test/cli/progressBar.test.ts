import { expect, test } from 'vitest';
import { clock, progressBar } from '../../src/cli/progressBar.ts';

test('a bar fills from left to right, with the words beside it', () => {
  expect(progressBar(0, '', 80)).toBe(`${'░'.repeat(24)}   0 %`);
  expect(progressBar(0.5, 'epoch 1 of 2', 80)).toBe(`${'█'.repeat(12)}${'░'.repeat(12)}  50 %  epoch 1 of 2`);
  expect(progressBar(1, '', 80)).toBe(`${'█'.repeat(24)} 100 %`);
});

test('a bar is shorter where its words would not have room otherwise', () => {
  const beside = 'epoch 12 of 30: loss 0.4123, 87.5 % right, 0:42 left';
  const line = progressBar(0.5, beside, 80);
  expect(line).toHaveLength(79);
  expect(line.endsWith(beside)).toBe(true);
});

test('a bar never takes more than a line of the terminal', () => {
  for (const columns of [1, 10, 40, 60, 200])
    expect(progressBar(0.3, 'word '.repeat(30), columns).length).toBeLessThan(Math.max(2, columns));
});

test('times are written as clocks show them', () => {
  expect([0.4, 42, 61, 3723].map(clock)).toEqual(['0:00', '0:42', '1:01', '1:02:03']);
});
