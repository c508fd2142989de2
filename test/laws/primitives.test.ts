import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countElements } from '../../src/base/valueType.ts';
import { evaluate, float32, float64 } from '../../src/ir/evaluate.ts';
import { type PrimitiveName, primitives, rulesOf } from '../../src/ir/primitives.ts';
import type { Shape, Tensor } from '../../src/ir/program.ts';
import { typecheck } from '../../src/ir/typecheck.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { type Application, applications, programOf } from './applications.ts';
import { checkBatched, checkDerivative, patternsOf, planOf, runPlan } from './checks.ts';
import { expectSameBits, indexTensor, randomTensor, smoothTensor } from './numbers.ts';

/*
 * What holds of every primitive. A new one is covered the day it is added: without an entry in `applications` the tests
 * do not compile.
 */

const names = Object.keys(primitives) as PrimitiveName[];
const small = applications(3);
const large = applications(12);
const seeds = fc.nat(2 ** 31 - 1);

/** Where the function is smooth: logarithms and divisors away from zero. */
const domains: Partial<Record<PrimitiveName, (x: number, operand: number) => number>> = {
  log: (x) => Math.abs(x) + 0.5,
  div: (x, operand) => (operand === 1 ? Math.abs(x) + 0.5 : x),
};

/** Operands with numbers drawn by `draw`, but for those that hold indices; with axes in front where `front` says so. */
function operandsOf(
  { shapes, rows = {} }: Application,
  seed: number,
  draw: (shape: Shape, seed: number, operand: number) => Tensor,
  front: (operand: number) => Shape = () => [],
): Tensor[] {
  return shapes.map((shape, i) => {
    const whole = [...front(i), ...shape];
    const count = rows[i];
    return count === undefined ? draw(whole, seed + i, i) : indexTensor(whole, seed + i, count);
  });
}

const special = (shape: Shape, seed: number) => randomTensor(shape, seed, true);

describe.each(names)('%s', (name) => {
  test('gives what its shape rule says, on either machine', () => {
    checkLaw(fc.tuple(small[name], seeds), ([application, seed]) => {
      const program = programOf(application);
      typecheck(program);
      const shapes = program.outputs.map((id) => program.shapes[id] ?? []);
      const inputs = operandsOf(application, seed, special);
      for (const machine of [float32, float64]) {
        const results = evaluate(program, inputs, machine);
        expect(results.map(({ shape }) => shape)).toEqual(shapes);
        expect(results.map(({ data }) => data.length)).toEqual(shapes.map(countElements));
      }
    });
  });

  test('costs a number of operations that is whole and not negative', () => {
    checkLaw(small[name], ({ shapes, params }) => {
      const flops = rulesOf(name).flops(shapes, params, () => 1);
      expect(Number.isInteger(flops) && flops >= 0).toBe(true);
    });
  });

  test('is the same batched as one element at a time', () => {
    checkLaw(fc.tuple(small[name], seeds, fc.integer({ min: 1, max: 3 })), ([application, seed, size]) => {
      const program = programOf(application);
      for (const batched of patternsOf(application.shapes.length)) {
        const inputs = operandsOf(application, seed, special, (i) => (batched[i] ? [size] : []));
        checkBatched(program, inputs, batched, size);
      }
    });
  });

  test('has the derivative that central differences give', () => {
    const domain = domains[name] ?? ((x: number) => x);
    checkLaw(fc.tuple(small[name], seeds), ([application, seed]) => {
      const program = programOf(application);
      const inputs = operandsOf(application, seed, (shape, from, i) => {
        const { data } = smoothTensor(shape, from);
        return { shape, data: data.map((x) => domain(x, i)) };
      });
      const gradients = program.outputs.map((id, i) => smoothTensor(program.shapes[id] ?? [], seed - 1 - i));
      checkDerivative(program, inputs, gradients, (operand) => operand in (application.rows ?? {}));
    });
  });

  test('is computed by the kernel bit for bit as by the reference', () => {
    checkLaw(fc.tuple(large[name], seeds), ([application, seed]) => {
      const program = programOf(application);
      const inputs = operandsOf(application, seed, special);
      expectSameBits(runPlan(planOf(program), inputs), evaluate(program, inputs, float32));
    });
  });
});
