import { describe, expect, test } from 'vitest';
import { chain } from '../../src/compiler/chain.ts';
import { fuse } from '../../src/compiler/fuse.ts';
import { prune } from '../../src/compiler/prune.ts';
import type { Builder, Operand } from '../../src/ir/builder.ts';
import { panelsShape } from '../../src/ir/packing.ts';
import type { Shape } from '../../src/ir/program.ts';
import { type Build, outline, scanOf, through } from './outline.ts';

const chained = (shapes: readonly Shape[], build: Build) =>
  outline(through((program) => prune(chain(fuse(program))), shapes, build));

const tanh = (emit: Builder, x: Operand) => emit.one('tanh', [x], {});
const exp = (emit: Builder, x: Operand) => emit.one('exp', [x], {});
const sigmoid = (emit: Builder, x: Operand) => emit.one('sigmoid', [x], {});

describe('elementwise equations', () => {
  test.each<{ what: string; shapes: readonly Shape[]; build: Build; gives: string }>([
    {
      what: 'that hand numbers to one another become one',
      shapes: [[9], [9]],
      build: (emit, [x, y]) => (x && y ? [tanh(emit, emit.mul(sigmoid(emit, x), emit.sub(x, y)))] : []),
      gives: 'fused(sigmoid sub mul tanh)',
    },
    {
      what: 'keep what is read elsewhere as results',
      shapes: [[9], [9]],
      build(emit, [x, y]) {
        if (!x || !y) return [];
        const z = sigmoid(emit, x);
        return [emit.mul(z, y), z, emit.sum(z, 0)];
      },
      gives: 'fused(sigmoid mul) sum',
    },
    {
      what: 'stay alone where nothing joins them',
      shapes: [[9], [9]],
      build: (emit, [x, y]) => (x && y ? [tanh(emit, x), sigmoid(emit, y)] : []),
      gives: 'tanh sigmoid',
    },
    {
      what: 'of two sizes stay apart',
      shapes: [[9], [3]],
      build: (emit, [x, y]) =>
        x && y ? [emit.add(tanh(emit, exp(emit, emit.slice(x, [0], [3]))), y), tanh(emit, exp(emit, x))] : [],
      gives: 'fused(slice exp tanh add) fused(exp tanh)',
    },
    {
      what: 'do not join what they depend on by another way as well',
      shapes: [[9]],
      build(emit, [x]) {
        if (!x) return [];
        const y = tanh(emit, exp(emit, x));
        return [emit.mul(y, emit.one('softmax', [y], {}))];
      },
      gives: 'fused(exp tanh) softmax mul',
    },
    {
      what: 'read parts of rows, and a row for all, where they lie',
      shapes: [[4, 19], [8], [4, 8]],
      build(emit, [x, row, y]) {
        if (!x || !row || !y) return [];
        const z = sigmoid(emit, emit.slice(x, [0, 11], [4, 8]));
        return [emit.add(emit.mul(z, emit.repeat(row, 4)), y)];
      },
      gives: 'fused(slice broadcast sigmoid mul add)',
    },
    {
      what: 'read from copies what lies in other rows than the rest',
      shapes: [
        [4, 19],
        [8, 4],
      ],
      build: (emit, [x, y]) =>
        x && y ? [tanh(emit, emit.mul(emit.slice(x, [0, 11], [4, 8]), emit.transpose(y, [1, 0])))] : [],
      gives: 'transpose fused(slice mul tanh)',
    },
    {
      what: 'read rows from copies that are too short to go through them one by one',
      shapes: [[40, 3]],
      build: (emit, [x]) => (x ? [tanh(emit, exp(emit, emit.slice(x, [0, 1], [40, 2])))] : []),
      gives: 'slice fused(exp tanh)',
    },
    {
      what: 'of no elements stay as they are',
      shapes: [[0]],
      build: (emit, [x]) => (x ? [tanh(emit, exp(emit, x))] : []),
      gives: 'exp tanh',
    },
    {
      what: 'leave a product its bias and its function',
      shapes: [[4, 3], panelsShape([8, 3]), [8], [4, 8]],
      build(emit, [x, panels, bias, y]) {
        if (!x || !panels || !bias || !y) return [];
        const sums = emit.one('packedDot', [x, panels], { batch: 0, columns: 8 });
        return [tanh(emit, emit.add(tanh(emit, emit.add(sums, bias)), y))];
      },
      gives: 'fused(packedDot broadcast add tanh) fused(add tanh)',
    },
    {
      what: 'become one in the bodies of scans as well',
      shapes: [[5, 3], [3]],
      build: (emit, [x, h]) =>
        x && h
          ? scanOf(emit, x, h, (inner, element, state) => ({ next: tanh(inner, inner.add(element, state)) }))
          : [],
      gives: 'scan(fused(add tanh))',
    },
  ])('$what', ({ shapes, build, gives }) => {
    expect(chained(shapes, build)).toBe(gives);
  });

  test('stay as they are where more numbers would wait to be read than the kernel has room for', () => {
    const build: Build = (emit, [x]) => {
      if (!x) return [];
      const waiting = Array.from({ length: 10 }, (_, i) => tanh(emit, emit.add(x, emit.fill(i, [9]))));
      return [waiting.reduceRight((sum, each) => emit.sub(each, sum))];
    };
    expect(chained([[9]], build)).not.toContain('fused');
  });
});
