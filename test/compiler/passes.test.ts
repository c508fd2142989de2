import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passes } from '../../src/compiler/compile.ts';
import { applies } from '../../src/compiler/rewrite.ts';
import { Builder } from '../../src/ir/builder.ts';
import { evaluate, float32 } from '../../src/ir/evaluate.ts';
import type { Program, Shape } from '../../src/ir/program.ts';
import { typecheck } from '../../src/ir/typecheck.ts';
import { checkLaw } from '../harness/checkLaw.ts';
import { nests } from '../ir/nests.ts';
import { planOf, runPlan } from '../laws/checks.ts';
import { expectSameBits, randomTensor } from '../laws/numbers.ts';
import { randomPrograms } from './randomPrograms.ts';

/** What no program has any more, from which pass on. */
const gone = [
  { by: 'expandFolds', primitive: 'fold' },
  { by: 'batch', primitive: 'map' },
] as const;

const seeds = fc.nat(2 ** 31 - 1);

/** Runs the passes one after the other; each has to leave the program sound and its values, bit for bit, as they were. */
function checkPasses(program: Program, shapes: readonly Shape[], seed: number): void {
  const inputs = shapes.map((shape, i) => randomTensor(shape, seed + i, true));
  const expected = evaluate(program, inputs, float32);
  let current = program;
  for (const [at, { name, run }] of passes.entries()) {
    current = run(current);
    try {
      typecheck(current);
      expectSameBits(evaluate(current, inputs, float32), expected);
      const done = passes.slice(0, at + 1).map((pass) => pass.name);
      for (const { by, primitive } of gone)
        if (done.includes(by)) expect(applies(current, primitive)).toBe(false);
    } catch (error) {
      throw new Error(`After ${name}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
  expectSameBits(runPlan(planOf(program), inputs), expected);
}

describe('every pass leaves a program sound and its values as they were, and so does the plan', () => {
  test.each(Object.entries(nests))('of %s', (_, cases) => {
    checkLaw(fc.tuple(cases, seeds), ([{ shapes, build }, seed]) => {
      checkPasses(new Builder().trace(shapes, build), shapes, seed);
    });
  });

  test('of random programs', () => {
    checkLaw(fc.tuple(randomPrograms, seeds), ([{ program, shapes }, seed]) => {
      typecheck(program);
      checkPasses(program, shapes, seed);
    });
  });
});
