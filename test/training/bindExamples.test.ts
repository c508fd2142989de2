import { describe, expect, test } from 'vitest';
import { infer } from '../../src/compiler/infer.ts';
import { type BoundExamples, bindExamples, type Examples } from '../../src/training/bindExamples.ts';
import { examplesOf, network } from './networks.ts';

const document = network(
  [
    { id: 'point', block: 'vector', params: { size: 2 } },
    { id: 'answer', block: 'class', params: { vocabulary: ['left', 'right'] } },
    { id: 'words', block: 'text', params: { vocabulary: 'efhnort' } },
  ],
  [],
);

function bind(examples: Examples): BoundExamples {
  const binding = bindExamples(document, infer(document).scope, examples);
  if ('problems' in binding) throw new Error(binding.problems.map(({ message }) => message).join(' '));
  return binding.bound;
}

describe('the table of a source', () => {
  const bound = bind(
    examplesOf({
      point: [Float32Array.of(1, 2), Float32Array.of(3, 4), Float32Array.of(5, 6)],
      answer: ['right', 'left', 'right'],
      words: ['one', 'of', 'three'],
    }),
  );

  test('has the numbers of all examples one behind the other', () => {
    expect(bound.tableOf('point.out')).toEqual(Float32Array.of(1, 2, 3, 4, 5, 6));
    expect(bound.tableOf('answer.out')).toEqual(Float32Array.of(1, 0, 1));
    expect(bound.tableOf('point.out')).toBe(bound.tableOf('point.out'));
  });

  test('is none where examples differ in length, or where the graph alone says what the source has', () => {
    expect(bound.tableOf('words.out')).toBeUndefined();
    expect(bound.tableOf('other.out')).toBeUndefined();
  });

  test('is none where it would take much memory', () => {
    const point = Float32Array.of(1, 2);
    const many = bind({
      count: 2 ** 19 + 1,
      sources: ['point'],
      nameOf: (example) => `example ${example + 1}`,
      valueOf: () => point,
    });
    expect(many.tableOf('point.out')).toBeUndefined();
    expect(many.numbersOf('point.out', 2 ** 19)).toBe(point);
  });
});
