import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../src/base/problem.ts';
import type { Document, Graph } from '../../src/document/document.ts';
import { bodyOf, graphOf, node } from '../harness/graph.ts';
import { checkComputes, type Lists } from './computes.ts';
import { graphFile, layerwire } from './terminal.ts';

/* What the format says of convolve, sentence by sentence. */

type Params = Readonly<Record<string, JsonValue>>;

/** A body of one node without parameters. */
const through = (block: string, from: string, to: string): Graph =>
  bodyOf([node('f', block)], `$.${from} → f.x`, `f.y → $.${to}`);

describe('convolve', () => {
  const onSeries = (
    params: Params,
    body: Graph = through('rectifier', 'window', 'result'),
    values: readonly number[] = [1, 2, 3, 4, 5],
  ): Document =>
    graphOf([node('in', 'series', { values }), node('slide', 'convolve', params, body)], 'in.out → slide.x');
  /** 2 × 3 pixels: 0, 51, 102 over 153, 204, 255. */
  const image = node('in', 'image', { height: 2, width: 3, values: 'ADNmmcz/' });
  const onImage = (params: Params, body: Graph = through('rectifier', 'window', 'result')): Document =>
    graphOf([image, node('slide', 'convolve', params, body)], 'in.out → slide.x');

  test.each<[string, Document, string, Lists]>([
    [
      'hands its body windows of three if nothing is said, flattened',
      onSeries({}),
      'time 3, features 3',
      [
        [1, 2, 3],
        [2, 3, 4],
        [3, 4, 5],
      ],
    ],
    ['takes a number for a list of one', onSeries({ size: 5 }), 'time 1, features 5', [[1, 2, 3, 4, 5]]],
    [
      'steps as far as stride says',
      onSeries({ size: 2, stride: 2 }),
      'time 2, features 2',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'pads so that the length stays, with the smaller half before',
      onSeries({ size: 4, padding: 'same' }),
      'time 5, features 4',
      [
        [0, 1, 2, 3],
        [1, 2, 3, 4],
        [2, 3, 4, 5],
        [3, 4, 5, 0],
        [4, 5, 0, 0],
      ],
    ],
    [
      'pads the same whatever the stride',
      onSeries({ size: 4, stride: 3, padding: 'same' }),
      'time 2, features 4',
      [
        [0, 1, 2, 3],
        [3, 4, 5, 0],
      ],
    ],
    [
      'keeps the axes of the window if they are wanted',
      onSeries({ size: 2, window: 'grid' }, through('rectifier', 'window', 'result'), [1, 2, 3]),
      'time 2, time 2, features 1',
      [
        [[1], [2]],
        [[2], [3]],
      ],
    ],
    [
      'slides over two axes, and flattens the window row by row',
      onImage({ size: [2, 2] }),
      'height 1, width 2, features 4',
      [
        [
          [0, 0.2, 0.6, 0.8],
          [0.2, 0.4, 0.8, 1],
        ],
      ],
    ],
    [
      'slides over the leading axis alone, and leaves the others in the window',
      onImage({ size: [1] }),
      'height 2, features 3',
      [
        [0, 0.2, 0.4],
        [0.6, 0.8, 1],
      ],
    ],
    [
      'over features gives positions',
      graphOf(
        [
          node('in', 'vector', { size: 3, values: [1, 2, 3] }),
          node('slide', 'convolve', { size: 2 }, through('rectifier', 'window', 'result')),
        ],
        'in.out → slide.x',
      ),
      'position 2, features 2',
      [
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'has the axes that the body gives behind those that it slides over',
      onSeries(
        { size: 2, window: 'grid' },
        bodyOf(
          [node('sum', 'sum'), node('f', 'rectifier')],
          '$.window → sum.x',
          'sum.y → f.x',
          'f.y → $.result',
        ),
        [1, 2, 3],
      ),
      'time 2, features 1',
      [[3], [5]],
    ],
  ])('%s', async (_, document, axes, values) => {
    await checkComputes(document, { 'slide.y': [axes, values] });
  });

  test('lays channels last in a window', async () => {
    const coloured = node('in', 'image', { height: 1, width: 2, channels: 3, values: 'ADNmmcz/' });
    const document = graphOf(
      [coloured, node('slide', 'convolve', { size: [1, 2] }, through('rectifier', 'window', 'result'))],
      'in.out → slide.x',
    );
    await checkComputes(document, {
      'slide.y': ['height 1, width 1, features 6', [[[0, 0.2, 0.4, 0.6, 0.8, 1]]]],
    });
  });

  test('slides over symbols, whose windows keep their axes and their places', async () => {
    const read = bodyOf([node('f', 'embedding', { size: 1 })], '$.window → f.x', 'f.y → $.result');
    const onText = (params: Params) =>
      graphOf(
        [
          node('in', 'text', { vocabulary: 'abc', value: 'cab' }),
          node('slide', 'convolve', { size: 2, ...params }, read),
        ],
        'in.out → slide.x',
      );
    await checkComputes(
      onText({ window: 'grid' }),
      {
        'slide/$.window': [
          'time 2, time 2',
          [
            [2, 0],
            [0, 1],
          ],
        ],
        'slide.y': [
          'time 2, time 2, features 1',
          [
            [[30], [10]],
            [[10], [20]],
          ],
        ],
      },
      { 'slide/f.W': [[10], [20], [30]] },
    );
    const unfit: readonly Params[] = [{}, { window: 'grid', padding: 'same' }];
    for (const params of unfit) {
      const { status, err } = await layerwire(['run', graphFile(onText(params))]);
      expect({ status, lines: err.length }).toEqual({ status: 1, lines: 1 });
      expect(err[0]).toContain('slide.x: Convolve needs ');
    }
  });

  test.each([
    [
      'a window longer than the axis',
      { size: 6 },
      'slide.x: Convolve needs windows no longer than the axes that they slide over, but size is [6] and x is (time 5, features 1).',
    ],
    ['a stride of another length', { size: 2, stride: [1, 1] }, 'Convolve needs'],
    ['more sizes than axes', { size: [1, 1, 1] }, 'slide.x: Convolve needs'],
  ])('%s is an error', async (_, params, says) => {
    const { status, err } = await layerwire(['run', graphFile(onSeries(params))]);
    expect({ status, lines: err.length }).toEqual({ status: 1, lines: 1 });
    expect(err[0]).toContain(says);
  });
});
