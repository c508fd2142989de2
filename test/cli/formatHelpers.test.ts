import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/base/problem.ts';
import type { Document } from '../../src/document/document.ts';
import { graphOf, node } from '../harness/graph.ts';
import { checkComputes, type Lists } from './computes.ts';
import { graphFile, layerwire } from './terminal.ts';

/* What the format says of helpers, sentence by sentence. */

/** A helper behind a series of two features. */
const behind = (
  block: string,
  params: Readonly<Record<string, JsonValue>> = {},
  values: readonly number[] = [1, 2, 5, 4],
): Document =>
  graphOf([node('in', 'series', { features: 2, values }), node('f', block, params)], 'in.out → f.x');

/** A helper of two inputs. */
const of = (block: string, a: readonly number[], b: readonly number[]): Document =>
  graphOf(
    [
      node('a', 'vector', { size: a.length, values: a }),
      node('b', 'vector', { size: b.length, values: b }),
      node('f', block),
    ],
    'a.out → f.a',
    'b.out → f.b',
  );

describe('a helper', () => {
  test.each<[string, Document, string, Lists]>([
    ['join puts features side by side', of('join', [1, 2], [3]), 'features 3', [1, 2, 3]],
    [
      'join takes as many as count says',
      graphOf(
        [node('a', 'vector', { size: 1, values: [7] }), node('f', 'join', { count: 3 })],
        'a.out → f.a',
        'a.out → f.b',
        'a.out → f.c',
      ),
      'features 3',
      [7, 7, 7],
    ],
    ['add', of('add', [1, 2], [3, 4]), 'features 2', [4, 6]],
    ['multiply', of('multiply', [1, 2], [3, 4]), 'features 2', [3, 8]],
    [
      'flatten keeps time',
      behind('flatten'),
      'time 2, features 2',
      [
        [1, 2],
        [5, 4],
      ],
    ],
    [
      'flatten lays out what it does not keep, row by row',
      behind('flatten', { keep: [] }),
      'features 4',
      [1, 2, 5, 4],
    ],
    [
      'flatten puts kept axes first',
      graphOf(
        [
          node('in', 'image', { height: 2, width: 2, values: 'AP//AA==' }),
          node('f', 'flatten', { keep: ['width'] }),
        ],
        'in.out → f.x',
      ),
      'width 2, features 2',
      [
        [0, 1],
        [1, 0],
      ],
    ],
    [
      'reverse goes over time',
      behind('reverse'),
      'time 2, features 2',
      [
        [5, 4],
        [1, 2],
      ],
    ],
    ['mean goes over time if nothing is said', behind('mean'), 'features 2', [3, 3]],
    ['mean goes over another axis', behind('mean', { axis: 'features' }), 'time 2', [1.5, 4.5]],
    ['sum', behind('sum'), 'features 2', [6, 6]],
    ['sum over nothing but numbers', behind('sum', { axis: 'features' }), 'time 2', [3, 9]],
    ['maximum', behind('maximum'), 'features 2', [5, 4]],
    ['a constant', graphOf([node('f', 'constant', { values: [1.5, -2] })]), 'features 2', [1.5, -2]],
    ['a constant is 0 if nothing is said', graphOf([node('f', 'constant')]), 'features 1', [0]],
  ])('%s', async (_, document, axes, values) => {
    await checkComputes(document, { 'f.y': [axes, values] });
  });

  test.each([
    ['mean of nothing', behind('mean', {}, [])],
    ['sum of nothing', behind('sum', {}, [])],
    ['maximum of nothing', behind('maximum', {}, [])],
    ['mean over an axis that is not there', behind('mean', { axis: 'width' })],
    ['add of two shapes', of('add', [1, 2], [3])],
    ['multiply of two shapes', of('multiply', [1, 2], [3])],
  ])('%s is an error', async (_, document) => {
    const { status, err } = await layerwire(['run', graphFile(document)]);
    expect({ status, lines: err.length }).toEqual({ status: 1, lines: 1 });
    expect(err[0]).toMatch(/^f(\.\w)?: .* needs .*, but .*\.$/);
  });
});
