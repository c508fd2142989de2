import { describe, expect, test } from 'vitest';
import { backwards, followPath, followPaths, joinMoves, type Moves } from '../../src/document/moves.ts';

const wrapped: Moves = new Map([['read', 'stack/read']]);

describe('a path follows', () => {
  test('its node, and the innermost node around it that moved', () => {
    expect(followPath('read', wrapped)).toBe('stack/read');
    expect(followPath('read/inner', wrapped)).toBe('stack/read/inner');
    expect(followPath('reader', wrapped)).toBe('reader');
    const both: Moves = new Map([...wrapped, ['read/inner', 'inner']]);
    expect(followPath('read/inner/cell', both)).toBe('inner/cell');
  });

  test('a node into a combinator of the same name', () => {
    const renamed: Moves = new Map([['stack', 'stack/stack']]);
    expect(followPaths(new Set(['stack', 'stack/read']), renamed)).toEqual(
      new Set(['stack/stack', 'stack/stack/read']),
    );
  });
});

test('paths of what is no longer where another node has come are left out', () => {
  expect(followPaths(new Set(['stack/read', 'other']), wrapped)).toEqual(new Set(['other']));
  expect(followPaths(new Set(['stack']), new Map([['stack/stack', 'stack']]))).toEqual(new Set());
});

test('sets in which nothing moved stay the same object', () => {
  const paths = new Set(['other', 'stack']);
  expect(followPaths(paths, wrapped)).toBe(paths);
  expect(followPaths(paths, new Map([['other', 'other']]))).toBe(paths);
});

test('moves that follow each other join to one, and can be taken back', () => {
  const out: Moves = new Map([['stack/read', 'read-2']]);
  expect(joinMoves(wrapped, out)).toEqual(new Map([['read', 'read-2']]));
  expect(joinMoves(wrapped, new Map([['flat', 'flat-2']]))).toEqual(
    new Map([
      ['flat', 'flat-2'],
      ['read', 'stack/read'],
    ]),
  );
  expect(backwards(wrapped)).toEqual(new Map([['stack/read', 'read']]));
});
