import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shownInstances } from '../../../src/editor/unroll/shownInstances.ts';

/** In short: the positions, and `+n` for n that are left out. */
const shown = (count: number, at: number | undefined, most = 9) =>
  shownInstances(count, at, most)
    .map((slot) => (slot.kind === 'instance' ? slot.position : `+${slot.more}`))
    .join(' ');

describe('the instances that are drawn', () => {
  test('are all of a few', () => {
    expect(shown(3, undefined)).toBe('0 1 2');
    expect(shown(9, 4)).toBe('0 1 2 3 4 5 6 7 8');
  });

  test('are the first, those around the one that is looked at, and the last of many', () => {
    expect(shown(127, 60)).toBe('0 1 +56 58 59 60 61 62 +62 125 126');
    expect(shown(127, undefined)).toBe('0 1 2 3 4 5 6 +118 125 126');
    expect(shown(127, 126)).toBe('0 1 +118 120 121 122 123 124 125 126');
  });

  test('leave no single one out: it takes no more room than what would be said of it', () => {
    expect(shown(127, 5)).toBe('0 1 2 3 4 5 6 7 +117 125 126');
  });

  test('are at least three of a large body', () => {
    expect(shown(127, 60, 3)).toBe('0 +59 60 +65 126');
  });

  test('hold the ends and the one that is looked at, in order, and with what is left out are all there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.nat(499),
        fc.integer({ min: 3, max: 12 }),
        (count, place, most) => {
          const at = place % count;
          const slots = shownInstances(count, at, most);
          const positions = slots.flatMap((slot) => (slot.kind === 'instance' ? slot.position : []));
          const left = slots.reduce((sum, slot) => sum + (slot.kind === 'gap' ? slot.more : 0), 0);
          expect(positions).toEqual([...positions].sort((one, other) => one - other));
          expect(new Set(positions).size + left).toBe(count);
          expect(positions).toContain(0);
          expect(positions).toContain(at);
          expect(positions).toContain(count - 1);
          expect(positions.length).toBeLessThanOrEqual(most + 2);
        },
      ),
    );
  });
});
