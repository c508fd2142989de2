import { bodiesOf } from '../../src/ir/bodies.ts';
import { Builder, type Operand } from '../../src/ir/builder.ts';
import { evaluate, float32 } from '../../src/ir/evaluate.ts';
import type { Program, Shape } from '../../src/ir/program.ts';
import { typecheck } from '../../src/ir/typecheck.ts';
import { expectSameBits, randomTensor } from '../laws/numbers.ts';

export type Build = (emit: Builder, inputs: readonly Operand[]) => readonly Operand[];

/** The primitives of a program in their order, those of bodies in brackets: `dot scan(add tanh)`. */
export function outline(program: Program): string {
  return program.equations
    .map((equation) => {
      const bodies = bodiesOf(equation);
      return equation.primitive + (bodies.length > 0 ? `(${bodies.map(outline).join(' | ')})` : '');
    })
    .join(' ');
}

/** What a pass makes of a program that is built here; it has to be sound and to keep the values, bit for bit. */
export function through(
  pass: (program: Program) => Program,
  shapes: readonly Shape[],
  build: Build,
): Program {
  const before = new Builder().trace(shapes, build);
  typecheck(before);
  const after = pass(before);
  typecheck(after);
  const inputs = shapes.map((shape, i) => randomTensor(shape, i, true));
  expectSameBits(evaluate(after, inputs, float32), evaluate(before, inputs, float32));
  return after;
}

/** A scan over x of one state, which starts as h. */
export function scanOf(
  emit: Builder,
  x: Operand,
  h: Operand,
  step: (
    inner: Builder,
    element: Operand,
    state: Operand,
  ) => { readonly next: Operand; readonly results?: readonly Operand[] },
): readonly Operand[] {
  const over = { elements: [x], states: [h], length: x.shape[0] ?? 0 };
  const { states, results } = emit.scan(over, (inner, [element = x], [state = h]) => {
    const { next, results: its = [] } = step(inner, element, state);
    return { states: [next], results: its };
  });
  return [...states, ...results];
}
