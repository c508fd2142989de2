import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/base/problem.ts';
import { axisList, choice, flag, oneOf } from '../../src/blocks/choiceParams.ts';
import { int, ints, values } from '../../src/blocks/numberParams.ts';
import type { Param } from '../../src/blocks/params.ts';
import { pixels, portNames, words } from '../../src/blocks/textParams.ts';

/** What a parameter takes, as given or brought to its form, and what it refuses. */
function checkParam(
  param: Param,
  { takes, refuses }: { takes: readonly (readonly [JsonValue, unknown])[]; refuses: readonly JsonValue[] },
) {
  for (const [given, value] of takes) expect(param.parse(given), JSON.stringify(given)).toEqual(value);
  for (const given of refuses) expect(param.parse(given), JSON.stringify(given)).toBeUndefined();
}

const help = 'A parameter.';
const odd: JsonValue[] = [null, {}, [], 'x', 1.5, Number.NaN, Number.POSITIVE_INFINITY];

describe('a parameter takes what its rule says and refuses all else', () => {
  it('whole numbers in a range', () => {
    checkParam(int({ default: 2, min: 1, max: 5, help }), {
      takes: [
        [1, 1],
        [5, 5],
      ],
      refuses: [...odd, 0, 6, '3', true],
    });
  });

  it('lists of whole numbers, where a number stands for a list of one', () => {
    const param = ints({ default: [2], min: 1, max: 5, help });
    checkParam(param, {
      takes: [
        [3, [3]],
        [
          [1, 2],
          [1, 2],
        ],
      ],
      refuses: [...odd, 0, [0], [1, 6], ['1'], [1, 1, 1, 1, 1, 1, 1, 1, 1]],
    });
  });

  it('choices of words and of numbers', () => {
    checkParam(choice({ default: 'a', of: ['a', 'b'], help }), {
      takes: [['b', 'b']],
      refuses: [...odd, 'A', ['a']],
    });
    checkParam(oneOf({ default: 1, of: [1, 3], help }), { takes: [[3, 3]], refuses: [...odd, 2, '1'] });
  });

  it('flags', () => {
    checkParam(flag({ default: true, help }), { takes: [[false, false]], refuses: [...odd, 0, 'true'] });
  });

  it('lists of texts and of numbers', () => {
    checkParam(words({ help }), {
      takes: [
        [
          ['a', ''],
          ['a', ''],
        ],
        [[], []],
      ],
      refuses: ['a', [1], ['x'.repeat(201)], null],
    });
    checkParam(values({ help }), {
      takes: [
        [
          [1, -2.5],
          [1, -2.5],
        ],
      ],
      refuses: [1, ['1'], [Number.NaN], [1e39], [-1e39], [[1]], null],
    });
  });

  it('pictures in base64', () => {
    checkParam(pixels({ help }), {
      takes: [
        ['', ''],
        ['AAEC', 'AAEC'],
        ['AAE=', 'AAE='],
      ],
      refuses: ['A', 'AA-_', 'A A', 7, null],
    });
  });

  it('axes, each once', () => {
    checkParam(axisList({ default: [], of: ['time', 'nodes'], help }), {
      takes: [
        [
          ['nodes', 'time'],
          ['nodes', 'time'],
        ],
      ],
      refuses: ['time', ['width'], ['time', 'time']],
    });
  });

  it('names of ports, none of them reserved', () => {
    const refuses: JsonValue[] = [
      'a',
      [''],
      ['a b'],
      ['a', 'a'],
      [1],
      ['__proto__'],
      ['constructor'],
      ['prototype'],
      ['x'.repeat(65)],
    ];
    checkParam(portNames({ help }), {
      takes: [
        [
          ['a', 'b-1'],
          ['a', 'b-1'],
        ],
      ],
      refuses,
    });
  });
});
