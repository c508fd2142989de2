import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Changes } from '../../src/runtime/changes.ts';
import { checkLaw } from '../harness/checkLaw.ts';

describe('changes', () => {
  const things = 70;
  const some = fc.array(fc.nat(things - 1));
  const changesOf = (all: readonly number[]) => {
    const changes = new Changes(things);
    for (const thing of all) changes.add(thing);
    return changes;
  };
  const sorted = (all: Iterable<number>) => [...new Set(all)].sort((a, b) => a - b);

  it('are what was added, once each and in order, until all is cleared', () => {
    checkLaw(fc.record({ before: some, after: some }), ({ before, after }) => {
      const changes = changesOf(before);
      expect(changes.list()).toEqual(sorted(before));
      changes.clear();
      for (const thing of after) changes.add(thing);
      expect(changes.list()).toEqual(sorted(after));
    });
  });

  it('are equal when the same things have changed, in whatever order', () => {
    const pairs = fc.oneof(
      fc.tuple(some, some),
      some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all))),
    );
    checkLaw(pairs, ([a, b]) => {
      expect(changesOf(a).equals(changesOf(b))).toBe(sorted(a).join() === sorted(b).join());
    });
  });

  it('are copied as they are, whatever is added later', () => {
    checkLaw(fc.tuple(some, some), ([before, after]) => {
      const changes = changesOf(before);
      const copy = changes.copy();
      for (const thing of after) changes.add(thing);
      expect(copy.list()).toEqual(sorted(before));
      expect(copy.equals(changesOf(before))).toBe(true);
    });
  });
});
