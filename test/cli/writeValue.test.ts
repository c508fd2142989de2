import { describe, expect, test } from 'vitest';
import { axis } from '../../src/base/valueType.ts';
import { writeValue } from '../../src/cli/writeValue.ts';

describe('a value is written', () => {
  test('with its axes, in lists within lists', () => {
    const axes = [axis('time', 2), axis('features', 3)];
    expect(JSON.parse(writeValue(axes, Float32Array.of(1, 2, 3, 4, 5, 6)))).toEqual({
      axes: [
        ['time', 2],
        ['features', 3],
      ],
      values: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    });
  });

  test('as a number when it has no axes', () => {
    expect(writeValue([], Float32Array.of(0.25))).toBe('{"axes":[],"values":0.25}');
  });

  test('as empty lists when an axis is empty', () => {
    expect(writeValue([axis('time', 0), axis('features', 3)], new Float32Array())).toContain('"values":[]');
    expect(writeValue([axis('time', 2), axis('features', 0)], new Float32Array())).toContain(
      '"values":[[],[]]',
    );
  });

  test('with what is not finite as texts', () => {
    const values = Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0);
    expect(writeValue([axis('features', 4)], values)).toContain('"values":["NaN","Infinity","-Infinity",-0]');
  });
});
