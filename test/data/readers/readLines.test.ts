import { describe, expect, test } from 'vitest';
import { faultText } from '../../../src/data/fault.ts';
import { type LinesOptions, readLines } from '../../../src/data/readers/readLines.ts';

function read(text: string, options?: LinesOptions) {
  const { dataset, faults } = readLines({ name: 'names.txt', text }, options);
  const [input, target] = dataset?.columns ?? [];
  return {
    input: input?.kind === 'text' && input.texts,
    target: target?.kind === 'text' && target.texts,
    faults: faults.map(faultText),
  };
}

describe('lines', () => {
  test('are read one symbol ahead of what is predicted', () => {
    expect(read('anna\r\n bo \n\n')).toEqual({
      input: ['.anna', '.bo'],
      target: ['anna.', 'bo.'],
      faults: [],
    });
  });

  test('may be of words, with a mark of their own', () => {
    expect(read('the  film\nwas good', { unit: 'word', mark: '<end>' })).toMatchObject({
      input: ['<end> the film', '<end> was good'],
      target: ['the film <end>', 'was good <end>'],
    });
  });

  test('are taken apart into code points, as texts are', () => {
    expect(read('🙂é', { mark: '🙃' }).target).toEqual(['🙂é🙃']);
  });
});

describe('what is wrong is said', () => {
  test('a line with the mark, or one that is too long, is left out', () => {
    expect(read(`a.b\nc\n${'d'.repeat(2001)}`)).toEqual({
      input: ['.c'],
      target: ['c.'],
      faults: [
        'names.txt, line 1: The line has the mark "." in it. Take it out, or choose another mark.',
        'names.txt, line 3: The line is 2001 characters long, of at most 2000. Break it.',
      ],
    });
  });

  test('nothing to read, or a mark that is none', () => {
    expect(read(' \n').faults).toEqual([
      'names.txt: No line can be used. Choose a text with one example a line.',
    ]);
    expect(read('a', { mark: '..' }).faults).toEqual([
      'names.txt: The mark at the end must be one character, but is "..". Choose another.',
    ]);
    expect(read('a', { unit: 'word', mark: 'a b' }).faults).toHaveLength(1);
  });
});
