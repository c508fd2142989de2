import { describe, expect, test } from 'vitest';
import { prune } from '../../src/compiler/prune.ts';
import { schedule } from '../../src/compiler/schedule.ts';
import type { Operand } from '../../src/ir/builder.ts';
import type { MapParams } from '../../src/ir/primitives/map.ts';
import type { ScanParams } from '../../src/ir/primitives/scan.ts';
import type { Program, Shape } from '../../src/ir/program.ts';
import { type Build, outline, scanOf, through } from './outline.ts';

const pruned = (shapes: readonly Shape[], build: Build) => through(prune, shapes, build);

/** The first equation that carries a sub-program. */
function nestIn({ equations }: Program) {
  const found = equations.find(({ params }) => 'body' in params || 'bodies' in params);
  if (!found) throw new Error('There is none.');
  return found;
}

describe('left out is', () => {
  test('what no result depends on, but no input', () => {
    const program = pruned([[2], [2]], (emit, [x]) => {
      if (!x) return [];
      emit.add(x, emit.fill(1, [2]));
      return [emit.mul(x, x)];
    });
    expect(outline(program)).toBe('mul');
    expect(program.inputs).toHaveLength(2);
  });

  test('a result of a map that nothing uses, what it is made of, and the operands that only this reads', () => {
    const program = pruned([[3, 2], [3, 2], [2], [2]], (emit, [x, y, v, w]) =>
      x && y && v && w
        ? emit
            .map([x, y], 3, (inner, [a = x, b = y]) => [inner.mul(a, v), inner.mul(inner.add(b, b), w)])
            .slice(0, 1)
        : [],
    );
    expect(outline(program)).toBe('map(mul)');
    expect(nestIn(program).inputs).toEqual([program.inputs[0], program.inputs[2]]);
    expect((nestIn(program).params as MapParams).mapped).toBe(1);
  });

  test('a result of a scan, and a state that only this needs', () => {
    const program = pruned([[3, 2], [3, 2], [2]], (emit, [x, y, h]) => {
      if (!x || !y || !h) return [];
      const over = { elements: [x, y], states: [h, h], length: 3 };
      const { states } = emit.scan(over, (inner, [a = x, b = y], [first = h, second = h]) => {
        const next = inner.add(second, inner.mul(b, first));
        return { states: [inner.add(first, a), next], results: [inner.one('tanh', [next], {})] };
      });
      return states.slice(0, 1);
    });
    expect(outline(program)).toBe('scan(add)');
    expect(nestIn(program).params).toMatchObject({ elements: 1, states: 1 } satisfies Partial<ScanParams>);
  });

  test('no state that another one needs', () => {
    const program = pruned([[3, 2], [2]], (emit, [x, h]) => {
      if (!x || !h) return [];
      const over = { elements: [x], states: [h, h, h], length: 3 };
      const { states } = emit.scan(over, (inner, [a = x], [first = h, second = h, third = h]) => ({
        states: [inner.mul(first, second), inner.mul(second, third), inner.add(third, a)],
        results: [],
      }));
      return states.slice(0, 1);
    });
    expect(outline(program)).toBe('scan(mul mul add)');
  });

  test('a further result of a fold, and what is captured for it alone', () => {
    const tree = { children: [[], [], [0, 1], [], [2, 3], [4]] };
    const program = pruned([[3, 2], [2], [2]], (emit, [x, v, w]) => {
      if (!x || !v || !w) return [];
      const all = emit.fold(x, tree, (inner, children) => {
        const sum = children.reduce((total, child) => inner.add(total, child));
        inner.name('product', inner.mul(sum, w));
        inner.name('kept', inner.mul(sum, v));
        return sum;
      });
      const kept = emit.named.get('kept')?.operand;
      return kept ? [all, kept] : [];
    });
    expect(outline(program)).toBe('fold(mul | add mul) concat constant gather');
    expect(nestIn(program).inputs).toEqual(program.inputs.slice(0, 2));
  });

  test('what is unused in bodies of bodies', () => {
    const program = pruned([[2, 3, 2], [2]], (emit, [x, h]) => {
      if (!x || !h) return [];
      const unused = (inner: typeof emit, rows: Operand, state: Operand) =>
        scanOf(inner, rows, state, (innermost, row, before) => ({
          next: innermost.add(before, row),
          results: [innermost.one('tanh', [row], {})],
        }));
      return scanOf(emit, x, h, (inner, rows, state) => ({ next: unused(inner, rows, state)[0] ?? state }));
    });
    expect(outline(program)).toBe('scan(scan(add))');
  });
});

test('scheduling makes values shortly before they are used, in bodies as well', () => {
  const program = through(schedule, [[3, 2], [2]], (emit, [x, h]) => {
    if (!x || !h) return [];
    return scanOf(emit, x, h, (inner, row, state) => {
      const first = inner.one('tanh', [row], {});
      const second = inner.one('sigmoid', [row], {});
      const third = inner.one('exp', [state], {});
      return { next: inner.add(third, inner.mul(second, first)) };
    });
  });
  expect(outline(program)).toBe('scan(exp sigmoid tanh mul add)');
});
