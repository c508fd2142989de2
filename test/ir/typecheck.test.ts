import { describe, expect, test } from 'vitest';
import { Builder } from '../../src/ir/builder.ts';
import type { Equation, Program } from '../../src/ir/program.ts';
import { typecheck } from '../../src/ir/typecheck.ts';

/** v2 = tanh v0; v3 = add v2, v1. */
const sound = new Builder().trace([[3], [3]], (emit, [a, b]) =>
  a && b ? [emit.add(emit.one('tanh', [a], {}), b)] : [],
);
const [tanh, add] = sound.equations as [Equation, Equation];

test('a program as the builder makes it is sound', () => {
  typecheck(sound);
  expect(sound.equations).toHaveLength(2);
});

describe('a broken program is named by its equation:', () => {
  test.each<{ broken: string; program: Program; says: string }>([
    {
      broken: 'a value used before it is defined',
      program: { ...sound, equations: [add, tanh] },
      says: 'v2 is used before it is defined: v3 [3] = add v2, v1',
    },
    {
      broken: 'a value defined twice',
      program: { ...sound, equations: [tanh, add, add] },
      says: 'v3 is defined twice: v3 [3] = add v2, v1',
    },
    {
      broken: 'an input defined again',
      program: { ...sound, equations: [{ ...tanh, outputs: [1] }, add] },
      says: 'v1 is defined twice: v1 [3] = tanh v0',
    },
    {
      broken: 'a shape that the rule does not give',
      program: { ...sound, shapes: [[3], [3], [3], [4]] },
      says: 'The rule gives [3]: v3 [4] = add v2, v1',
    },
    {
      broken: 'operands that the rule does not take',
      program: { ...sound, shapes: [[3], [4], [3], [3]] },
      says: 'add needs two operands of one shape, but its operands are [3] and [4].',
    },
    {
      broken: 'a result too many',
      program: { ...sound, equations: [{ ...tanh, outputs: [2, 4] }, add], shapes: [...sound.shapes, [3]] },
      says: 'The number of results is not what the rule gives',
    },
    {
      broken: 'a value without a shape',
      program: { ...sound, equations: [tanh, { ...add, outputs: [9] }], outputs: [9] },
      says: 'v9 has no shape',
    },
    {
      broken: 'a result that nothing defines',
      program: { ...sound, outputs: [3, 9] },
      says: 'v9 is a result, but nothing defines it.',
    },
  ])('$broken', ({ program, says }) => {
    expect(() => typecheck(program)).toThrow(says);
  });

  test('the same within a map', () => {
    const body = { ...sound, equations: [add, tanh] };
    const mapped = new Builder().trace([[2, 3], [3]], (emit, inputs) =>
      emit.apply('map', inputs, { body, mapped: 1, size: 2 }),
    );
    expect(() => typecheck(mapped)).toThrow('v2 is used before it is defined');
  });
});
