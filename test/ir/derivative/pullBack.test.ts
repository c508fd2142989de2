import { expect, it } from 'vitest';
import { Builder, type Operand } from '../../../src/ir/builder.ts';
import { evaluate, float64 } from '../../../src/ir/evaluate.ts';
import type { Program, Shape } from '../../../src/ir/program.ts';
import { checkDerivative } from '../../laws/checks.ts';
import { smoothTensor } from '../../laws/numbers.ts';

type Build = (emit: Builder, inputs: readonly Operand[]) => readonly Operand[];

/** Checks the derivative of what is built against differences; gives the names of what is applied on the way back. */
function wayBack(shapes: readonly Shape[], build: Build): readonly string[] {
  const program = new Builder().trace(shapes, build);
  const given = shapes.map((shape, i) => smoothTensor(shape, i));
  const gradients = program.outputs.map((id, i) => smoothTensor(program.shapes[id] ?? [], 9 + i));
  checkDerivative(program, given, gradients);
  return neededIn(derivativeOf(program), program.equations.length);
}

function derivativeOf(program: Program): Program {
  const shapes = [...program.inputs, ...program.outputs].map((id) => program.shapes[id] ?? []);
  return new Builder().trace(shapes, (emit, operands) =>
    emit.pullback(program, operands.slice(0, program.inputs.length), operands.slice(program.inputs.length)),
  );
}

/** The primitives behind the first equations that results depend on. */
function neededIn({ equations, outputs }: Program, first: number): readonly string[] {
  const needed = new Set(outputs);
  const names: string[] = [];
  equations.toReversed().forEach((equation, i) => {
    if (!equation.outputs.some((id) => needed.has(id))) return;
    for (const id of equation.inputs) needed.add(id);
    if (i < equations.length - first) names.unshift(equation.primitive);
  });
  return names;
}

it('the gradients of slices that lie side by side are joined', () => {
  const names = wayBack([[2, 6]], (emit, [x]) => {
    if (!x) return [];
    const [left, right] = [emit.slice(x, [0, 0], [2, 4]), emit.slice(x, [0, 4], [2, 2])];
    return [emit.one('tanh', [right], {}), emit.mul(left, left)];
  });
  expect(names).toContain('concat');
  expect(names).not.toContain('pad');
});

it('between slices, and where none reaches, it is zero', () => {
  wayBack([[7, 2]], (emit, [x]) =>
    x ? [emit.slice(x, [4, 0], [2, 2]), emit.one('tanh', [emit.slice(x, [1, 0], [2, 2])], {})] : [],
  );
});

it('slices that overlap, or lie beside each other along two axes, are added', () => {
  wayBack([[4, 4]], (emit, [x]) =>
    x ? [emit.slice(x, [0, 0], [3, 4]), emit.slice(x, [1, 0], [3, 4]), emit.slice(x, [0, 1], [2, 2])] : [],
  );
});

it('the gradient of a matrix is one product over all rows that it was applied to', () => {
  const names = wayBack(
    [
      [3, 2],
      [2, 2],
    ],
    (emit, [x, W]) => {
      if (!x || !W) return [];
      const once = emit.one('tanh', [emit.dot(x, W)], {});
      const twice = emit.one('tanh', [emit.dot(once, W)], {});
      return [emit.dot(emit.slice(twice, [0, 0], [1, 2]), W)];
    },
  );
  // Three for the rows, and one for the matrix.
  expect(names.filter((name) => name === 'dot')).toHaveLength(4);
  expect(names.filter((name) => name === 'concat')).toHaveLength(2);
});

it('a matrix that is read in other ways too has the sum of both gradients', () => {
  const program = new Builder().trace(
    [
      [1, 2],
      [2, 2],
    ],
    (emit, [x, W]) => (x && W ? [emit.dot(x, W), emit.sum(W, 0)] : []),
  );
  const [x, W] = [smoothTensor([1, 2], 1), smoothTensor([2, 2], 2)];
  const ones = program.outputs.map((id) => {
    const shape = program.shapes[id] ?? [];
    return { shape, data: new Float64Array(2).fill(1) };
  });
  const [, gradient] = evaluate(derivativeOf(program), [x, W, ...ones], float64);
  expect([...(gradient?.data ?? [])]).toEqual([0, 1, 2, 3].map((i) => (x.data[i % 2] ?? 0) + 1));
});
