import fc from 'fast-check';
import { expect, test } from 'vitest';
import { infer } from '../../../../src/compiler/infer.ts';
import type { Document, Node } from '../../../../src/document/document.ts';
import { load } from '../../../../src/document/load.ts';
import { describeWinners } from '../../../../src/editor/inspector/winners/describeWinners.ts';
import { countWins, findWinners } from '../../../../src/editor/state/winners/findWinners.ts';
import { winnersOf } from '../../../../src/editor/state/winners/winnersOf.ts';
import { run } from '../../../harness/run.ts';

function documentOf(...nodes: readonly Omit<Node, 'at'>[]): Document {
  const { document, errors } = load({
    format: 'layerwire',
    version: 1,
    nodes: nodes.map((each, i) => ({ at: [240 * i, 0], ...each })),
    wires: [['in.out', 'choose.x']],
  });
  if (!document) throw new Error(JSON.stringify(errors));
  return document;
}

/** Where the numbers lie that a node kept of what it was given, with what came in and what came out. */
function chosenIn(document: Document, given: Float32Array) {
  const inference = infer(document);
  const found = run(document, ['choose.x', 'choose.y'], { inputs: new Map([['in.out', given]]) });
  const [x, y] = [found.get('choose.x'), found.get('choose.y')];
  if (!x || !y) throw new Error('The graph has no values.');
  const values = Float32Array.from(x.values);
  const winners = winnersOf(inference, 'choose', values, x.layout);
  if (!winners) throw new Error('There are no regions.');
  return {
    wins: countWins(values.length, winners),
    winners,
    values,
    y: [...y.values],
  };
}

/** A picture of different numbers. */
const pictures = fc
  .record({ height: fc.integer({ min: 1, max: 9 }), width: fc.integer({ min: 1, max: 9 }) })
  .chain(({ height, width }) =>
    fc
      .shuffledSubarray([...Array(height * width).keys()], { minLength: height * width })
      .map((order) => ({ height, width, numbers: Float32Array.from(order, (each) => each - 20) })),
  );

test('what max pooling gives are the numbers that were found to win, each as often as it won', () => {
  fc.assert(
    fc.property(
      pictures,
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 2 }),
      fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      fc.constantFrom('valid' as const, 'same' as const),
      ({ height, width, numbers }, sizes, step, padding) => {
        const size = sizes.map((each, i) => Math.min(each, [height, width][i] ?? 1));
        const stride = size.map((each) => step ?? each);
        const document = documentOf(
          { id: 'in', block: 'image', params: { height, width } },
          { id: 'choose', block: 'max-pooling', params: { size, padding, stride } },
        );
        const { wins, winners, values, y } = chosenIn(document, numbers);
        const kept = [...values].flatMap((value, i) => Array<number>(wins[i] ?? 0).fill(value));
        expect(Array.from(winners, (place) => values[place])).toEqual(y);
        expect(kept.sort()).toEqual(y.sort());
      },
    ),
  );
});

test('a maximum keeps one number of each line', () => {
  const document = documentOf(
    { id: 'in', block: 'image', params: { height: 2, width: 3 } },
    { id: 'choose', block: 'maximum', params: { axis: 'width' } },
  );
  const { wins, y } = chosenIn(document, Float32Array.of(1, 3, 2, 5, 5, 0));
  expect(y).toEqual([3, 5]);
  expect([...wins]).toEqual([0, 1, 0, 1, 0, 0]);
});

test('of what lies in a body, each application has regions of its own', () => {
  const regions = { shape: [2, 4], first: 1, sizes: [2], strides: [2], before: [0], counts: [2] };
  const numbers = Float32Array.of(1, 2, 4, 3, 0, -1, -3, -2);
  expect([...countWins(8, findWinners(numbers, regions))]).toEqual([0, 1, 1, 0, 1, 0, 0, 1]);
  // Of a region with a number that is not known no other can be told to be the largest.
  numbers[3] = Number.NaN;
  expect([...findWinners(numbers, regions)]).toEqual([1, -1, 4, 7]);
});

test('a node without a type has no regions', () => {
  const document = documentOf(
    { id: 'in', block: 'image', params: { height: 2, width: 3 } },
    { id: 'choose', block: 'maximum', params: { axis: 'time' } },
  );
  expect(winnersOf(infer(document), 'choose', new Float32Array(6), [2, 3])).toBeUndefined();
});

test('how many were kept is told, and when one was kept more than once', () => {
  expect(describeWinners(Uint16Array.of(0, 1, 1, 0))).toBe('2 of 4 numbers were kept');
  expect(describeWinners(Uint16Array.of(0, 3, 1, 0))).toBe(
    '2 of 4 numbers were kept; one of them by 3 regions',
  );
});
