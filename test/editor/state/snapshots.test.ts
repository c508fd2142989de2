import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { removeNodes, setTitle } from '../../../src/document/edits.ts';
import {
  reasonFor,
  type Snapshot,
  snapshotLimits,
  superfluous,
} from '../../../src/editor/state/snapshots.ts';
import { draw } from '../../document/documents.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = 400 * day;

const taken = (at: number, bytes = 1000): Snapshot => ({
  id: 'id',
  taken: at,
  reason: 'work',
  title: undefined,
  nodes: 1,
  wires: 0,
  bytes,
});

/** The ages of those that stay. */
function agesLeft(snapshots: readonly Snapshot[]): number[] {
  const gone = new Set(superfluous(snapshots, now));
  return snapshots.filter((each) => !gone.has(each)).map((each) => now - each.taken);
}

describe('an edit wants a snapshot of what was before', () => {
  const drawn = draw(['a:tanh', 'b:tanh', 'c:tanh', 'd:tanh', 'e:tanh', 'f:tanh']);
  const titled = setTitle(drawn, 'other');

  test('when it is the first since the document was opened', () => {
    expect(reasonFor(drawn, titled, now, undefined)).toBe('opened');
  });

  test('when three minutes have gone by', () => {
    expect(reasonFor(drawn, titled, now, now - 2 * minute)).toBeUndefined();
    expect(reasonFor(drawn, titled, now, now - 3 * minute)).toBe('work');
  });

  test('when it removes five nodes or more', () => {
    const without = (...paths: string[]) => removeNodes(drawn, paths);
    expect(reasonFor(drawn, without('a', 'b', 'c', 'd'), now, now)).toBeUndefined();
    expect(reasonFor(drawn, without('a', 'b', 'c', 'd', 'e'), now, now)).toBe('removal');
  });

  test('when it takes its weights away or brings others', () => {
    const trained = { ...drawn, weights: { data: 'AAAA' } };
    expect(reasonFor(trained, drawn, now, now)).toBe('weights');
    expect(reasonFor(drawn, trained, now, now)).toBeUndefined();
  });

  test('but not when there was nothing', () => {
    expect(reasonFor(draw([]), drawn, now, undefined)).toBeUndefined();
  });
});

describe('of the snapshots of a document', () => {
  const every = (span: number, age: number) =>
    Array.from({ length: Math.floor(age / span) }, (_, i) => taken(now - i * span));

  test('those of the last ten minutes all stay', () => {
    expect(agesLeft(every(20_000, 10 * minute))).toHaveLength(30);
  });

  test('of an hour one of every three minutes stays, of a day one of every half hour, of a month one a day', () => {
    const ages = agesLeft(every(minute, 60 * day));
    const between = (from: number, to: number) => ages.filter((age) => age >= from && age < to);
    expect(between(10 * minute, hour).length).toBeLessThanOrEqual(18);
    expect(between(hour, day).length).toBeLessThanOrEqual(47);
    expect(ages).toHaveLength(snapshotLimits.count);
  });

  test('the old ones lie a week apart', () => {
    const ages = agesLeft(Array.from({ length: 300 }, (_, i) => taken(now - 40 * day - i * day)));
    expect(ages.length).toBeGreaterThan(40);
    expect(ages.length).toBeLessThan(46);
  });

  test('there are never more, nor larger ones, than the limits say; the newest stays, and none goes twice', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: now }), fc.integer({ min: 1, max: 2 ** 24 })));
    fc.assert(
      fc.property(some, (drawnAt) => {
        const all = [...new Map(drawnAt)].map(([at, bytes]) => taken(at, bytes));
        const gone = superfluous(all, now);
        const left = all.filter((each) => !gone.includes(each));
        const bytes = left.reduce((sum, each) => sum + each.bytes, 0);
        expect(left.length).toBeLessThanOrEqual(snapshotLimits.count);
        if (left.length > 1) expect(bytes).toBeLessThanOrEqual(snapshotLimits.bytes);
        expect(left.includes(all.toSorted((one, other) => other.taken - one.taken)[0] ?? taken(0))).toBe(
          all.length > 0,
        );
        expect(superfluous(left, now)).toEqual([]);
      }),
    );
  });
});
