import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../../src/base/problem.ts';
import { blocks } from '../../../src/blocks/index.ts';
import type { Param } from '../../../src/blocks/params.ts';
import { parameterName } from '../../../src/editor/inspector/parameterName.ts';
import { readText, textOf } from '../../../src/editor/inspector/parameterText.ts';

function paramOf(block: string, name: string): Param {
  const param = blocks.get(block)?.params[name];
  if (!param) throw new Error(`There is no ${block}.${name}.`);
  return param;
}

/** Holds what a text stands for, and whether the parameter takes it. */
function checkText(param: Param, text: string, value: JsonValue | undefined, taken = true): void {
  expect(readText(param, text)).toEqual(value);
  if (value !== undefined) expect(param.parse(value) !== undefined).toBe(taken);
}

describe('a parameter as text', () => {
  const size = paramOf('convolve', 'size');
  const units = paramOf('vanilla', 'units');
  const labels = paramOf('softmax', 'labels');

  test('lists sizes with commas, spaces or ×', () => {
    for (const text of ['5, 5', '5 5', '5×5', '[5, 5]', ' 5 ,5 ']) checkText(size, text, [5, 5]);
    checkText(size, '', undefined);
  });

  test('keeps what is no number from passing for one', () => {
    checkText(size, '5, x', [5, Number.NaN], false);
    checkText(size, '5,', [5, Number.NaN], false);
    checkText(units, 'many', Number.NaN, false);
    checkText(units, '', null, false);
  });

  test('lists words with commas, or one a line when they have commas themselves', () => {
    checkText(labels, 'yes, no', ['yes', 'no']);
    checkText(labels, 'yes, please\nno', ['yes, please', 'no']);
    expect(textOf(labels, ['yes, please', 'no'])).toBe('yes, please\nno');
  });

  test('takes rows of numbers, one a line or in brackets, where the parameter has rows', () => {
    const values = paramOf('series', 'values');
    checkText(values, '1, 2\n3, 4', [
      [1, 2],
      [3, 4],
    ]);
    checkText(values, '[[1, 2], [3, 4]]', [
      [1, 2],
      [3, 4],
    ]);
    checkText(values, '1, 2, 3', [1, 2, 3]);
    checkText(values, '1, 2, 3\n4, 5', [1, 2, 3, 4, 5]);
    checkText(paramOf('vector', 'values'), '1, 2\n3, 4', [1, 2, 3, 4]);
    expect(
      textOf(values, [
        [1, 2],
        [3, 4],
      ]),
    ).toBe('1, 2\n3, 4');
  });

  test('is a text as it was typed, white space and all; an empty one is no value', () => {
    const value = paramOf('text', 'value');
    checkText(value, ' ada\n', ' ada\n');
    checkText(value, '', undefined);
    expect(textOf(value, undefined)).toBe('');
  });

  test('keeps a vocabulary what it is, a text or a list', () => {
    const vocabulary = paramOf('text', 'vocabulary');
    checkText(vocabulary, 'abc ', 'abc ');
    checkText(vocabulary, '', undefined);
    expect(readText(vocabulary, 'yes, no', ['yes'])).toEqual(['yes', 'no']);
    for (const list of [['the', 'film'], ['a', ' ', ','], ['[', 'b'], ['one, two']])
      expect(readText(vocabulary, textOf(vocabulary, list), list)).toEqual(list);
    expect(readText(vocabulary, '["a", ', ['a'])).toBeNull();
  });

  test('is read back as it is shown', () => {
    expect(textOf(size, [5, 3])).toBe('5, 3');
    expect(textOf(units, undefined)).toBe('16');
    expect(textOf(paramOf('convolve', 'stride'), undefined)).toBe('');
    for (const value of [[1], [28, 28], [1, 2, 3]]) checkText(size, textOf(size, value), value);
  });
});

test('names of parameters are written as labels', () => {
  expect(['units', 'maxLength'].map(parameterName)).toEqual(['Units', 'Max length']);
});
