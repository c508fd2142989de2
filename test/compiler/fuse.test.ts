import { describe, expect, test } from 'vitest';
import { fuse } from '../../src/compiler/fuse.ts';
import { prune } from '../../src/compiler/prune.ts';
import type { Builder, Operand } from '../../src/ir/builder.ts';
import { panelsShape } from '../../src/ir/packing.ts';
import type { Shape } from '../../src/ir/program.ts';
import { type Build, outline, scanOf, through } from './outline.ts';

const fused = (shapes: readonly Shape[], build: Build) =>
  outline(through((program) => prune(fuse(program)), shapes, build));

const product = (emit: Builder, x: Operand, panels: Operand, columns: number) =>
  emit.one('packedDot', [x, panels], { batch: 0, columns });

/** A product, of (4, 6, 3) with five rows of weights, and what follows. */
function layer(behind: (emit: Builder, sums: Operand, bias: Operand) => readonly Operand[]): string {
  return fused([[4, 6, 3], panelsShape([5, 3]), [5]], (emit, [x, panels, bias]) =>
    x && panels && bias ? behind(emit, product(emit, x, panels, 5), bias) : [],
  );
}

const biased = (emit: Builder, sums: Operand, bias: Operand) => emit.add(sums, bias);

describe('a product', () => {
  test.each<{ what: string; behind: Parameters<typeof layer>[0]; gives: string }>([
    {
      what: 'takes its bias and the function behind it',
      behind: (emit, sums, bias) => [emit.one('tanh', [biased(emit, sums, bias)], {})],
      gives: 'fused(packedDot broadcast add tanh)',
    },
    {
      what: 'takes a bias that is added from the left',
      behind: (emit, sums, bias) => [emit.add(emit.repeat(emit.repeat(bias, 6), 4), sums)],
      gives: 'fused(packedDot broadcast broadcast add)',
    },
    {
      what: 'takes a function without a bias',
      behind: (emit, sums) => [emit.one('relu', [sums], {})],
      gives: 'fused(packedDot relu)',
    },
    {
      what: 'takes one function only',
      behind: (emit, sums) => [emit.one('tanh', [emit.one('relu', [sums], {})], {})],
      gives: 'fused(packedDot relu) tanh',
    },
    {
      what: 'takes one bias only',
      behind: (emit, sums, bias) => [biased(emit, biased(emit, sums, bias), bias)],
      gives: 'fused(packedDot broadcast add) fused(broadcast add)',
    },
    {
      what: 'stays by itself where its sums are read elsewhere',
      behind: (emit, sums, bias) => [emit.one('tanh', [biased(emit, sums, bias)], {}), sums],
      gives: 'packedDot fused(broadcast add) tanh',
    },
    {
      what: 'takes nothing that is added to each row apart',
      behind: (emit, sums) => [emit.add(sums, emit.one('exp', [sums], {}))],
      gives: 'packedDot exp add',
    },
    {
      what: 'takes no function that the kernel has not for it',
      behind: (emit, sums) => [emit.one('exp', [sums], {})],
      gives: 'packedDot exp',
    },
  ])('$what', ({ behind, gives }) => {
    expect(layer(behind)).toBe(gives);
  });

  test('reads windows where they lie', () => {
    const convolution: Build = (emit, [picture, panels]) => {
      if (!picture || !panels) return [];
      const windows = emit.window(picture, 0, [2, 3], [1, 1]);
      return [product(emit, emit.reshape(windows, [4, 4, 12]), panels, 9)];
    };
    expect(fused([[5, 6, 2], panelsShape([9, 12])], convolution)).toBe('fused(window reshape packedDot)');
  });

  test('has moves once that lead to its rows as well as to its bias', () => {
    const repeated: Build = (emit, [row, panels]) => {
      if (!row || !panels) return [];
      const rows = emit.repeat(row, 4);
      return [emit.add(product(emit, rows, panels, 6), rows)];
    };
    expect(fused([[6], panelsShape([6, 6])], repeated)).toBe('fused(broadcast packedDot add)');
  });

  test('reads numbers that lie apart from a copy', () => {
    const turned: Build = (emit, [x, panels]) =>
      x && panels ? [product(emit, emit.transpose(x, [1, 0]), panels, 9)] : [];
    expect(fused([[4, 6], panelsShape([9, 4])], turned)).toBe('transpose packedDot');
  });

  test('is put together in the bodies of scans as well', () => {
    const build: Build = (emit, [x, h, panels, bias]) =>
      x && h && panels && bias
        ? scanOf(emit, x, h, (inner, _, state) => ({
            next: inner.one('tanh', [inner.add(product(inner, state, panels, 3), bias)], {}),
          }))
        : [];
    expect(fused([[2, 1], [3], panelsShape([3, 3]), [3]], build)).toBe('scan(fused(packedDot add tanh))');
  });
});

describe('what only moves numbers', () => {
  test('stays in its order where it leads to both operands of arithmetic', () => {
    const build: Build = (emit, [row]) => {
      if (!row) return [];
      const part = emit.slice(row, [2], [6]);
      return [emit.sub(emit.repeat(part, 4), emit.repeat(part, 4))];
    };
    expect(fused([[9]], build)).toBe('fused(slice broadcast broadcast sub)');
  });

  test.each<{ what: string; shapes: readonly Shape[]; build: Build; gives: string }>([
    {
      what: 'is read by a maximum over regions where it lies',
      shapes: [[4, 6, 3]],
      build: (emit, [x]) =>
        x ? [emit.max(emit.reshape(emit.window(x, 0, [2, 2], [2, 2]), [2, 3, 4, 3]), 2)] : [],
      gives: 'fused(window reshape max)',
    },
    {
      what: 'is read by arithmetic where it lies, if that is a row for all rows',
      shapes: [[4, 6], [6]],
      build: (emit, [x, row]) => (x && row ? [emit.mul(x, row)] : []),
      gives: 'fused(broadcast mul)',
    },
    {
      what: 'is read by arithmetic where it lies, if that is a part of each row',
      shapes: [
        [4, 6],
        [4, 2],
      ],
      build: (emit, [x, y]) => (x && y ? [emit.one('sub', [y, emit.slice(x, [0, 3], [4, 2])], {})] : []),
      gives: 'fused(slice sub)',
    },
    {
      what: 'is done in one go',
      shapes: [[5, 3]],
      build: (emit, [x]) => (x ? [emit.transpose(emit.window(x, 0, [2], [1]), [1, 0, 2])] : []),
      gives: 'fused(window transpose)',
    },
    {
      what: 'is left alone where numbers lie as they are read',
      shapes: [[4, 6], [24]],
      build: (emit, [x, y]) => (x && y ? [emit.add(emit.reshape(x, [24]), y)] : []),
      gives: 'reshape add',
    },
    {
      what: 'is copied for arithmetic whose operands would be read in different rows',
      shapes: [
        [4, 6],
        [6, 4],
      ],
      build: (emit, [x, y]) => (x && y ? [emit.add(x, emit.transpose(y, [1, 0]))] : []),
      gives: 'transpose add',
    },
  ])('$what', ({ shapes, build, gives }) => {
    expect(fused(shapes, build)).toBe(gives);
  });
});
