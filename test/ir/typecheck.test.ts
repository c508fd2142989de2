import { describe, expect, test } from 'vitest';
import { Builder } from '../../src/ir/builder.ts';
import type { FoldParams } from '../../src/ir/primitives/fold.ts';
import type { ScanParams } from '../../src/ir/primitives/scan.ts';
import type { PrimitiveName } from '../../src/ir/primitives.ts';
import type { Equation, Params, Program } from '../../src/ir/program.ts';
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

  test.each<{ primitive: PrimitiveName; params: (body: Program) => Params }>([
    { primitive: 'map', params: (body) => ({ body, mapped: 1, size: 2 }) },
    { primitive: 'scan', params: (body) => ({ body, elements: 1, states: 0, length: 2, reverse: false }) },
    {
      primitive: 'fold',
      params: (body) => ({ bodies: [{ children: 1, body }], tree: { children: [[], [], [0]] } }),
    },
  ])('the same within a $primitive', ({ primitive, params }) => {
    const around = (body: Program) =>
      new Builder().trace([[2, 3], [3]], (emit, inputs) => emit.apply(primitive, inputs, params(body)));
    typecheck(around(sound));
    expect(() => typecheck(around({ ...sound, equations: [add, tanh] }))).toThrow(
      'v2 is used before it is defined',
    );
  });
});

describe('an operand or a parameter that the rule does not take is named:', () => {
  const shapes = [[2, 3], [3]];
  const scan = { body: sound, elements: 1, states: 0, length: 2, reverse: false };
  const leaf: readonly number[] = [];
  const fold = { bodies: [{ children: 1, body: sound }], tree: { children: [leaf, leaf, [0]] } };
  const wider = new Builder().trace([[3], [3]], (_, inputs) => inputs.slice(0, 1));
  const flat = new Builder().trace([[3], [3]], (emit, [x]) => (x ? [emit.sum(x, 0)] : []));
  test.each<{ broken: string; primitive: PrimitiveName; params: ScanParams | FoldParams; says: string }>([
    {
      broken: 'a scan of another length',
      primitive: 'scan',
      params: { ...scan, length: 3 },
      says: 'scan needs operands [3, 3] and [3], but its operands are [2, 3] and [3].',
    },
    {
      broken: 'a scan with an input too many',
      primitive: 'scan',
      params: { ...scan, body: new Builder().trace([[3], [3], [3]], () => []) },
      says: 'scan needs operands [2, 3] and [3] and [3], but its operands are [2, 3] and [3].',
    },
    {
      broken: 'a scan that changes the shape of its state',
      primitive: 'scan',
      params: { ...scan, states: 1, body: flat },
      says: 'scan needs states that stay [3], but its operands are [].',
    },
    {
      broken: 'a fold of another number of leaves',
      primitive: 'fold',
      params: { ...fold, tree: { children: [leaf, [0]] } },
      says: 'fold needs values of 1 leaves, but its operands are [2, 3] and [3].',
    },
    {
      broken: 'a fold without a body that it needs',
      primitive: 'fold',
      params: { ...fold, bodies: [] },
      says: 'fold needs a body for 1 children, but has bodies for none.',
    },
    {
      broken: 'a fold with two bodies for one number of children',
      primitive: 'fold',
      params: { ...fold, bodies: [...fold.bodies, ...fold.bodies] },
      says: 'fold needs a body for 1 children, but has bodies for 1, 1.',
    },
    {
      broken: 'a fold whose body takes fewer children than its nodes have',
      primitive: 'fold',
      params: { bodies: [{ children: 2, body: wider }], tree: { children: [leaf, leaf, [0, 1]] } },
      says: 'fold needs a body of 2 children and what is captured',
    },
    {
      broken: 'a fold whose body gives another shape',
      primitive: 'fold',
      params: { ...fold, bodies: [{ children: 1, body: flat }] },
      says: 'fold needs bodies that give a value like their children, but its operands are [3] and [].',
    },
    {
      broken: 'a fold of no forest',
      primitive: 'fold',
      params: { ...fold, tree: { children: [[1], leaf, leaf] } },
      says: 'fold needs a forest in post-order, but node 0 has the child 1, which does not come before it.',
    },
  ])('$broken', ({ primitive, params, says }) => {
    expect(() =>
      new Builder().trace(shapes, (emit, inputs) => emit.apply(primitive, inputs, params)),
    ).toThrow(says);
  });
});
