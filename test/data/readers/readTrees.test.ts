import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTree } from '../../../src/blocks/parseTree.ts';
import { datumOf } from '../../../src/data/dataset.ts';
import { faultText } from '../../../src/data/fault.ts';
import { readTrees, type TreesOptions } from '../../../src/data/readers/readTrees.ts';

function read(text: string, options?: TreesOptions) {
  const { dataset, faults } = readTrees({ name: 'trees.txt', text }, options);
  return {
    examples: Array.from({ length: dataset?.count ?? 0 }, (_, i) =>
      Object.fromEntries((dataset?.columns ?? []).map((column) => [column.name, datumOf(column, i)])),
    ),
    faults: faults.map(faultText),
  };
}

describe('trees', () => {
  test('with labels give the scores of all nodes in post-order', () => {
    expect(read('(3 (2 a) (4 (2 very) (4 good)))\n(0 dull)\n')).toEqual({
      examples: [
        { tree: '(a (very good))', score: '3', scores: '2 2 4 4 3' },
        { tree: 'dull', score: '0', scores: '0' },
      ],
      faults: [],
    });
  });

  test('without labels stay as they are', () => {
    expect(read('((the film) (was  good))\n(max 1 (min 2 3))\nword')).toEqual({
      examples: [{ tree: '((the film) (was good))' }, { tree: '(max 1 (min 2 3))' }, { tree: 'word' }],
      faults: [],
    });
  });

  test('that could be either are what is said', () => {
    expect(read('(very good)', { labelled: false }).examples).toEqual([{ tree: '(very good)' }]);
    expect(read('(very good)').examples).toEqual([{ tree: 'good', score: 'very', scores: 'very' }]);
  });

  test('have as many scores as the block finds nodes', () => {
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom('(1 a)', '(2 b)'),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts) => `(0 ${parts.join(' ')})`),
      ),
    }));
    fc.assert(
      fc.property(tree, (text) => {
        const [example] = read(text, { labelled: true }).examples;
        const { topology } = parseTree(`${example?.tree}`, 'Tree');
        expect(`${example?.scores}`.split(' ')).toHaveLength(topology.children.length);
      }),
    );
  });
});

describe('what is wrong is said with its line and character, and the other lines stay', () => {
  test.each([
    ['((a b) c', 'The bracket at character 1 is never closed. Close it.'],
    ['(a b))', 'The bracket that closes at character 6 was never opened. Take it out.'],
    [')', 'The bracket that closes at character 1 was never opened. Take it out.'],
    ['(a ())', 'There is nothing in the brackets at character 4. Take them out.'],
    ['(a b) (c d)', 'A second tree begins at character 7. Put it on a line of its own.'],
    ['('.repeat(501), 'At character 501, brackets lie in more than 500 others. Write a flatter tree.'],
  ])('%s', (line, message) => {
    const { examples, faults } = read(`((a b) c)\n${line}\n\n((c d) e)`);
    expect(examples).toHaveLength(2);
    expect(faults).toEqual([`trees.txt, line 2: ${message}`]);
  });

  test('a node without a label', () => {
    const { examples, faults } = read('(1 a)\n(2 (1 a) b)\n(1 b)');
    expect(examples).toHaveLength(2);
    expect(faults).toEqual([
      'trees.txt, line 2: Every bracket must hold a label, and then a word or brackets. Add what is missing.',
    ]);
  });

  test('nothing at all', () => {
    expect(read('\n').faults).toEqual([
      'trees.txt: No line can be used. Choose a text with one tree in brackets a line.',
    ]);
  });
});
