import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countElements } from '../../src/base/valueType.ts';
import { type Marks, markSources, markTargets } from '../../src/ir/dependence.ts';
import { evaluate, float64 } from '../../src/ir/evaluate.ts';
import { type PrimitiveName, primitives } from '../../src/ir/primitives.ts';
import type { Program, Tensor } from '../../src/ir/program.ts';
import { checkLaw, lawRuns } from '../harness/checkLaw.ts';
import { type Application, applications, programOf } from './applications.ts';
import { indexTensor, smoothTensor } from './numbers.ts';

/*
 * What an element is computed from, held to brute force: another number is put in every place, and it is seen what moves.
 */

const names = Object.keys(primitives) as PrimitiveName[];
const small = applications(3);
const seeds = fc.nat(2 ** 31 - 1);

/** How often all operands are drawn anew, each time with the other sign as well, so that whatever can matter does so once: the larger of two, a side that is chosen. */
const draws = 8;

/** Brute force takes its time. */
const runs = Math.ceil(lawRuns / 10);

const isIndices = ({ rows = {} }: Application, operand: number) => operand in rows;

function operandsOf(application: Application, seed: number, sign = 1): Tensor[] {
  return application.shapes.map((shape, i) => {
    const rows = application.rows?.[i];
    if (rows !== undefined) return indexTensor(shape, seed + i, rows);
    const { data } = smoothTensor(shape, seed + i);
    return { shape, data: data.map((x) => sign * x) };
  });
}

/** By result and operand, at [element of the result][element of the operand]: whether it moved in some draw. */
function moves(application: Application, program: Program, first: readonly Tensor[], seed: number) {
  const moved = program.outputs.map(() => first.map(() => new Map<number, Set<number>>()));
  for (let draw = 0; draw < draws; draw++) {
    // What rows are read is told by the indices: they stay while other operands are drawn anew.
    const inputs = operandsOf(application, seed + 100 * (draw >> 1), draw % 2 === 0 ? 1 : -1).map(
      (drawn, i) => (isIndices(application, i) ? (first[i] ?? drawn) : drawn),
    );
    const before = evaluate(program, inputs, float64);
    inputs.forEach(({ shape, data }, n) => {
      data.forEach((value, i) => {
        const rows = application.rows?.[n];
        const others = rows === undefined ? [value + 50, -value - 50, value * 1.01] : [(value + 1) % rows];
        for (const other of others) {
          const after = evaluate(program, inputs.with(n, { shape, data: data.with(i, other) }), float64);
          after.forEach((result, r) => {
            result.data.forEach((y, e) => {
              if (Object.is(y, before[r]?.data[e])) return;
              const of = moved[r]?.[n];
              of?.set(e, (of.get(e) ?? new Set()).add(i));
            });
          });
        }
      });
    });
  }
  return moved;
}

describe.each(names)('%s', (name) => {
  test('is computed from what moves it', () => {
    checkLaw(
      fc.tuple(small[name], seeds),
      ([application, seed]) => {
        const program = programOf(application);
        const inputs = operandsOf(application, seed);
        const moved = moves(application, program, inputs, seed);
        program.outputs.forEach((id, r) => {
          for (let e = 0; e < countElements(program.shapes[id] ?? []); e++) {
            const marks = mark(program, id, e);
            markSources(program, (input) => inputs[input] ?? { shape: [], data: new Float64Array() }, marks);
            program.inputs.forEach((operand, n) => {
              const found = [...(moved[r]?.[n]?.get(e) ?? [])].sort((one, other) => one - other);
              const marked = elementsOf(marks, operand);
              // A single row leaves an index no other.
              if (application.rows?.[n] === undefined) expect(marked, where(r, e, n)).toEqual(found);
              else expect(marked, where(r, e, n)).toEqual(expect.arrayContaining(found));
            });
          }
        });
      },
      { runs },
    );
  });

  test('reaches what it is a source of', () => {
    checkLaw(fc.tuple(small[name], seeds), ([application, seed]) => {
      const program = programOf(application);
      const inputs = operandsOf(application, seed);
      const values = (input: number) => inputs[input] ?? { shape: [], data: new Float64Array() };
      const sources = program.outputs.map((id) =>
        Array.from({ length: countElements(program.shapes[id] ?? []) }, (_, e) => {
          const marks = mark(program, id, e);
          markSources(program, values, marks);
          return marks;
        }),
      );
      for (const operand of program.inputs)
        for (let i = 0; i < countElements(program.shapes[operand] ?? []); i++) {
          const marks = mark(program, operand, i);
          markTargets(program, values, marks);
          program.outputs.forEach((id, r) => {
            const reached = sources[r]?.flatMap((each, e) => (each.get(operand)?.[i] === 1 ? [e] : []));
            expect(elementsOf(marks, id)).toEqual(reached);
          });
        }
    });
  });
});

function mark(program: Program, id: number, element: number): Marks {
  const mask = new Uint8Array(countElements(program.shapes[id] ?? []));
  mask[element] = 1;
  return new Map([[id, mask]]);
}

function elementsOf(marks: Marks, id: number): number[] {
  return [...(marks.get(id) ?? [])].flatMap((marked, i) => (marked === 1 ? [i] : []));
}

function where(result: number, element: number, operand: number): string {
  return `of element ${element} of result ${result} in operand ${operand}`;
}
