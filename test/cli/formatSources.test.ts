import { describe, test } from 'vitest';
import { toBase64 } from '../../src/base/base64.ts';
import type { JsonValue } from '../../src/base/problem.ts';
import type { Document } from '../../src/document/document.ts';
import { graphOf, node } from '../harness/graph.ts';
import { checkComputes, type Lists } from './computes.ts';
import { checkFails, graphFile } from './terminal.ts';

/* What the format says of values and sources, sentence by sentence. */

const source = (block: string, params: Readonly<Record<string, JsonValue>>): Document =>
  graphOf([node('in', block, params)]);

const bytes = (...each: readonly number[]) => toBase64(Uint8Array.from(each));

describe('a source', () => {
  test.each<[string, Document, string, Lists]>([
    ['a vector has zeros', source('vector', { size: 3 }), 'features 3', [0, 0, 0]],
    ['a vector has its values', source('vector', { size: 2, values: [1, -2.5] }), 'features 2', [1, -2.5]],
    ['an image is black', source('image', { height: 1, width: 2 }), 'height 1, width 2', [[0, 0]]],
    [
      'an image has bytes row by row, each divided by 255',
      source('image', { height: 2, width: 2, values: bytes(0, 51, 102, 255) }),
      'height 2, width 2',
      [
        [0, 0.2],
        [0.4, 1],
      ],
    ],
    [
      'an image of three channels has them last',
      source('image', { height: 1, width: 2, channels: 3, values: bytes(255, 0, 0, 0, 0, 51) }),
      'height 1, width 2, channels 3',
      [
        [
          [1, 0, 0],
          [0, 0, 0.2],
        ],
      ],
    ],
    [
      'a series has one feature a step',
      source('series', { values: [1, 2] }),
      'time 2, features 1',
      [[1], [2]],
    ],
    [
      'a series has rows',
      source('series', {
        features: 2,
        values: [
          [1, 2],
          [3, 4],
        ],
      }),
      'time 2, features 2',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'a series has its rows in a flat list',
      source('series', { features: 2, values: [1, 2, 3, 4] }),
      'time 2, features 2',
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['a series may have no step', source('series', { features: 2, values: [] }), 'time 0, features 2', []],
    ['a text has characters', source('text', { vocabulary: 'abc', value: 'cab' }), 'time 3', [2, 0, 1]],
    [
      'a character is a code point',
      source('text', { vocabulary: '😀é', value: 'é😀é' }),
      'time 3',
      [1, 0, 1],
    ],
    [
      'a vocabulary is a list as well',
      source('text', { vocabulary: ['a', ' ', 'b'], value: 'b a' }),
      'time 3',
      [2, 1, 0],
    ],
    [
      'a text has words, between any white space',
      source('text', { unit: 'word', vocabulary: 'the film was', value: ' was\tthe \n film ' }),
      'time 3',
      [2, 0, 1],
    ],
    ['a text may be empty', source('text', { vocabulary: 'abc', value: '' }), 'time 0', []],
    ['case counts', source('text', { vocabulary: 'aA', value: 'Aa' }), 'time 2', [1, 0]],
    [
      'a tree has the words at its leaves, from left to right',
      source('tree', { vocabulary: 'the film was very good', value: '((the film) (was (very good)))' }),
      'nodes 5',
      [0, 1, 2, 3, 4],
    ],
    [
      'a word alone is a tree of one leaf',
      source('tree', { vocabulary: ['a', 'b'], value: 'b' }),
      'nodes 1',
      [1],
    ],
  ])('%s', async (_, document, axes, values) => {
    await checkComputes(document, { 'in.out': [axes, values] });
  });

  test.each([
    [
      'text',
      { vocabulary: 'abc', value: 'abA' },
      'Text needs symbols of its vocabulary, but symbol 3 of value is "A".',
    ],
    [
      'text',
      { unit: 'word', vocabulary: 'abc', value: 'abc b' },
      'Text needs symbols of its vocabulary, but symbol 2 of value is "b".',
    ],
    [
      'tree',
      { vocabulary: 'a b', value: '(a c)' },
      'Tree needs symbols of its vocabulary, but symbol 2 of value is "c".',
    ],
  ])(
    'a %s outside of its vocabulary is an error that names symbol and place',
    async (block, params, says) => {
      await checkFails(['run', graphFile(source(block, params))], `in: ${says}`);
    },
  );
});

describe('a layer', () => {
  const double = {
    'layer.W': [
      [2, 0],
      [0, 2],
      [1, 1],
    ],
  };
  const layerOn = (block: string, params: Readonly<Record<string, JsonValue>>) =>
    graphOf(
      [node('in', block, params), node('layer', 'vanilla', { units: 3, nonlinearity: 'none', bias: false })],
      'in.out → layer.x',
    );

  test('is mapped over every axis before the last', async () => {
    await checkComputes(
      layerOn('series', {
        features: 2,
        values: [
          [1, 2],
          [3, 4],
        ],
      }),
      {
        'layer.y': [
          'time 2, features 3',
          [
            [2, 4, 3],
            [6, 8, 7],
          ],
        ],
      },
      double,
    );
  });

  test('consumes channels where they come last', async () => {
    const layer = node('layer', 'vanilla', { units: 1, nonlinearity: 'none', bias: false });
    const image = node('in', 'image', {
      height: 1,
      width: 2,
      channels: 3,
      values: bytes(255, 0, 0, 0, 255, 255),
    });
    await checkComputes(
      graphOf([image, layer], 'in.out → layer.x'),
      { 'layer.y': ['height 1, width 2, features 1', [[[1], [110]]]] },
      { 'layer.W': [[1, 10, 100]] },
    );
  });

  test('gets nothing to consume from a bare grey image', async () => {
    await checkFails(
      ['run', graphFile(layerOn('image', { height: 1, width: 2 }))],
      'layer.x: Vanilla layer needs features as the last axis, but x is (height 1, width 2).',
    );
  });

  test('that is bypassed passes its first input on', async () => {
    const document = graphOf(
      [
        node('in', 'vector', { size: 2, values: [1, 2] }),
        node('other', 'vector', { size: 2, values: [3, 4] }),
        { ...node('sum', 'add'), bypass: true },
      ],
      'in.out → sum.a',
      'other.out → sum.b',
    );
    await checkComputes(document, { 'sum.y': ['features 2', [1, 2]] });
  });
});

test('an axis name stands for the first such axis', async () => {
  const document = graphOf(
    [
      node('in', 'series', { values: [1, 2, 3, 4] }),
      node(
        'slide',
        'convolve',
        { size: 3, window: 'grid' },
        {
          nodes: [node('f', 'rectifier')],
          wires: [
            ['$.window', 'f.x'],
            ['f.y', '$.result'],
          ],
        },
      ),
      node('sum', 'sum', { axis: 'time' }),
    ],
    'in.out → slide.x',
    'slide.y → sum.x',
  );
  await checkComputes(document, {
    'slide.y': [
      'time 2, time 3, features 1',
      [
        [[1], [2], [3]],
        [[2], [3], [4]],
      ],
    ],
    'sum.y': ['time 3, features 1', [[3], [5], [7]]],
  });
});
