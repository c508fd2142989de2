import { describe, expect, test } from 'vitest';
import { foldConstants } from '../../src/compiler/foldConstants.ts';
import { schedule } from '../../src/compiler/schedule.ts';
import type { ConstantParams } from '../../src/ir/primitives/constant.ts';
import type { Program } from '../../src/ir/program.ts';
import { type Build, outline, scanOf, through } from './outline.ts';

const folded = (build: Build) => through((program) => schedule(foldConstants(program)), [[2]], build);

function constantsOf(program: Program): readonly (readonly number[])[] {
  return program.equations
    .filter(({ primitive }) => primitive === 'constant')
    .map(({ params }) => (params as ConstantParams).values);
}

describe('an equation of constants', () => {
  test('becomes one, by the arithmetic of the kernel', () => {
    const program = folded((emit) => [
      emit.one('tanh', [emit.list([0, 0.1, 3])], {}),
      emit.add(emit.list([1, 2]), emit.list([0.1, 3e38])),
    ]);
    expect(outline(program)).toBe('constant constant');
    const [, sums] = constantsOf(program);
    expect(sums).toEqual([Math.fround(1.1), Math.fround(3e38)]);
  });

  test('becomes one, and what is made of that as well', () => {
    const program = folded((emit, [x]) =>
      x ? [emit.mul(x, emit.sum(emit.concat([emit.fill(1, [1, 2]), emit.fill(2, [1, 2])], 0), 0))] : [],
    );
    expect(outline(program)).toBe('constant mul');
    expect(constantsOf(program)).toEqual([[3]]);
  });

  test('that is one number everywhere becomes that number, however large it is', () => {
    const program = folded((emit) => {
      const large = emit.fill(2, [1000, 1000]);
      return [emit.repeat(emit.mul(large, emit.transpose(large, [1, 0])), 3)];
    });
    expect(outline(program)).toBe('constant');
    expect(constantsOf(program)).toEqual([[4]]);
  });

  test('keeps −0 and 0 apart', () => {
    const program = folded((emit) => [emit.mul(emit.list([0, 0]), emit.list([1, -1]))]);
    expect(constantsOf(program)).toEqual([[0, -0]]);
  });

  test('in the body of a scan becomes one there', () => {
    const program = folded((emit, [x]) =>
      x
        ? scanOf(emit, emit.repeat(x, 3), x, (inner, element, state) => ({
            next: inner.add(element, inner.mul(state, inner.negate(inner.list([1, 2])))),
          }))
        : [],
    );
    expect(outline(program)).toBe('broadcast scan(constant mul add)');
  });
});

describe('left to the plan is', () => {
  test('what depends on an input', () => {
    const program = folded((emit, [x]) => (x ? [emit.add(x, emit.list([1, 2]))] : []));
    expect(outline(program)).toBe('constant add');
  });

  test('a long result of different numbers', () => {
    const program = folded((emit) => [emit.repeat(emit.list([1, 2]), 3000)]);
    expect(outline(program)).toBe('constant broadcast');
  });

  test('what would take long', () => {
    const program = folded((emit) => [emit.dot(emit.fill(1, [40, 1000]), emit.fill(1, [40, 1000]))]);
    expect(outline(program)).toBe('constant constant dot');
  });
});
