import { describe, expect, test } from 'vitest';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { checkFails, checkPrints, file, graphFile, valuesOf } from './terminal.ts';

describe('a source without a value', () => {
  const two = graphOf(
    [
      node('one', 'text', { vocabulary: 'abc' }),
      node('other', 'text', { vocabulary: 'abc' }),
      node('embed', 'embedding', { size: 2 }),
      node('mean', 'mean'),
      node('free', 'vector', { size: 2 }),
    ],
    'one.out → embed.x',
    'embed.y → mean.x',
  );
  const missing = (path: string) =>
    `${path}: the source has no value. Give it one in the graph, or by --input.`;

  test('is no problem for check, and makes the sizes that hang on it follow from it', async () => {
    const path = graphFile(two);
    expect(await checkPrints(['check', path])).toEqual([]);
    expect(await checkPrints(['shapes', path])).toEqual([
      'one.out: symbols (time length(one))',
      'other.out: symbols (time length(other))',
      'embed.x: symbols (time length(one))',
      'embed.y: (time length(one), features 2)',
      'mean.x: (time length(one), features 2)',
      'mean.y: (features 2)',
      'free.out: (features 2)',
    ]);
  });

  test('cannot be run, and each is named', async () => {
    await checkFails(['run', graphFile(two)], missing('one'), missing('other'));
    await checkFails(['run', graphFile(two), '--ports', 'all'], missing('one'), missing('other'));
  });

  test('does no harm to ports that do not depend on it', async () => {
    expect(Object.keys(await valuesOf([graphFile(two), '--ports', 'free.out']))).toEqual(['free.out']);
    await checkFails(['run', graphFile(two), '--ports', 'mean.y,free.out'], missing('one'));
    const input = file('in.json', { one: 'ab' });
    expect(Object.keys(await valuesOf([graphFile(two), '--input', input, '--ports', 'mean.y']))).toEqual([
      'mean.y',
    ]);
  });

  test('is named when it lies inside a body, or is seen only from there', async () => {
    const inner = graphOf(
      [
        node('in', 'series', { values: [1, 2, 3] }),
        node('seen', 'series', { features: 4 }),
        node(
          'slide',
          'convolve',
          { size: 2, extra: ['aside'] },
          bodyOf(
            [
              node('beat', 'series', { features: 1 }),
              node('one', 'mean'),
              node('two', 'mean'),
              node('join', 'join', { count: 3 }),
            ],
            '$.window → join.a',
            'beat.out → one.x',
            'one.y → join.b',
            '$.aside → two.x',
            'two.y → join.c',
            'join.y → $.result',
          ),
        ),
      ],
      'in.out → slide.x',
      'seen.out → slide.aside',
    );
    const path = graphFile(inner);
    await checkFails(['run', path], missing('seen'), missing('slide/beat'));
    await checkFails(['run', path, '--ports', 'slide/two.y'], missing('seen'));
    await checkFails(['run', path, '--ports', 'slide/one.y'], missing('slide/beat'));
    const aside = file('in.json', { seen: [[1, 2, 3, 4]] });
    await checkFails(
      ['run', path, '--input', aside, '--ports', 'slide/$.window,slide.y'],
      missing('slide/beat'),
    );
    expect(await valuesOf([path, '--input', aside, '--ports', 'slide.x'])).toEqual({
      'slide.x': [[1], [2], [3]],
    });
    const input = file('in.json', { seen: [[1, 2, 3, 4]], 'slide/beat': [5, 7] });
    expect(await valuesOf([path, '--input', input])).toEqual({
      'slide.y': [
        [1, 2, 6, 1, 2, 3, 4],
        [2, 3, 6, 1, 2, 3, 4],
      ],
    });
  });

  test('of what is right keeps only the loss from being computed', async () => {
    const path = graphFile(
      graphOf(
        [
          node('x', 'vector', { size: 1, values: [3] }),
          node('y', 'series'),
          node('as', 'series', { values: [3] }),
          node('loss', 'squared-error'),
          node('two', 'add'),
        ],
        'as.out → loss.x',
        'y.out → loss.target',
        'x.out → two.a',
        'x.out → two.b',
      ),
    );
    expect(await valuesOf([path])).toEqual({ 'two.y': [6] });
    await checkFails(['run', path, '--ports', 'loss.loss'], missing('y'));
    const input = file('in.json', { y: [1] });
    expect(await valuesOf([path, '--input', input])).toEqual({ 'loss.loss': 4, 'two.y': [6] });
  });
});
