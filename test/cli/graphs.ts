import type { Document, Graph } from '../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';

/** A body that reads with one unit. */
export function reader(unit: 'gru' | 'lstm', units: number): Graph {
  return bodyOf(
    [node('cell', unit, { units })],
    '$.element → cell.x',
    '$.state → cell.state',
    'cell.state → $.state',
    'cell.output → $.output',
  );
}

/** Letters, embedded and read by a unit in both directions, or in one; the text has no value but what is given. */
export function nameReader(
  value?: string,
  { unit = 'gru', direction = 'forward' }: { unit?: 'gru' | 'lstm'; direction?: string } = {},
): Document {
  return graphOf(
    [
      node('letters', 'text', { vocabulary: 'abcdefghij', ...(value !== undefined && { value }) }),
      node('embed', 'embedding', { size: 3 }),
      node('read', 'recur', { direction }, reader(unit, 2)),
      node('guess', 'vanilla', { units: 4, nonlinearity: 'none' }),
      node('odds', 'softmax'),
    ],
    'letters.out → embed.x',
    'embed.y → read.sequence',
    'read.last → guess.x',
    'guess.y → odds.x',
  );
}

/** Words at the leaves of a tree, put together from below: two children at a time, or as many as there are. */
export function phraseReader(value?: string, arity: 2 | 'any' = 2): Document {
  const pairs = bodyOf(
    [node('join', 'join'), node('layer', 'vanilla', { units: 3 })],
    '$.left → join.a',
    '$.right → join.b',
    'join.y → layer.x',
    'layer.y → $.result',
  );
  const lists = bodyOf(
    [node('mean', 'mean'), node('layer', 'vanilla', { units: 3 })],
    '$.children → mean.x',
    'mean.y → layer.x',
    'layer.y → $.result',
  );
  return graphOf(
    [
      node('phrase', 'tree', { vocabulary: 'a b c d', ...(value !== undefined && { value }) }),
      node('embed', 'embedding', { size: 3 }),
      node('compose', 'recurse', { arity }, arity === 2 ? pairs : lists),
    ],
    'phrase.out → embed.x',
    'embed.y → compose.tree',
  );
}

/** Measurements of two features a step, slid over and summed up. */
export function walkReader(values?: readonly (readonly number[])[]): Document {
  const slide = bodyOf([node('unit', 'vanilla', { units: 2 })], '$.window → unit.x', 'unit.y → $.result');
  return graphOf(
    [
      node('walk', 'series', { features: 2, ...(values && { values }) }),
      node('slide', 'convolve', { size: 2 }, slide),
      node('sum', 'sum'),
    ],
    'walk.out → slide.x',
    'slide.y → sum.x',
  );
}
