import fc from 'fast-check';
import { streamKey, uniformAt } from '../../src/base/random.ts';
import { type Axis, countElements } from '../../src/base/valueType.ts';
import { compile } from '../../src/compiler/compile.ts';
import { type Inference, infer } from '../../src/compiler/infer.ts';
import { drawWeights, type WeightTensor } from '../../src/compiler/weights.ts';
import type { Document } from '../../src/document/document.ts';
import { createExecutor } from '../../src/runtime/executor.ts';

export interface Found {
  readonly axes: readonly Axis[];
  readonly values: Float32Array;
}

/** Numbers for every source of a graph, between −1 and 1, that follow from its name alone. */
export function someInputs({ types, scope }: Inference): Map<string, Float32Array> {
  const inputs = new Map<string, Float32Array>();
  for (const { path, block } of scope.nodes) {
    const type = types.get(`${path}.out`);
    if (!type || block.body || !block.source) continue;
    const key = streamKey(1, path);
    inputs.set(
      `${path}.out`,
      Float32Array.from(
        { length: countElements(type.axes.map(({ size }) => size)) },
        (_, i) => 2 * uniformAt(key, i, 0) - 1,
      ),
    );
  }
  return inputs;
}

/** The values of ports as the product computes them: inferred, compiled, and run by the executor. */
export function run(
  document: Document,
  ports: readonly string[],
  given: {
    readonly inputs?: ReadonlyMap<string, Float32Array>;
    readonly weights?: ReadonlyMap<string, WeightTensor>;
  } = {},
): Map<string, Found> {
  const inference = infer(document);
  const compiled = compile(inference, ports);
  if (!('plan' in compiled)) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const executor = createExecutor(compiled.plan);
  for (const [name, values] of given.inputs ?? someInputs(inference)) executor.write(name, values);
  for (const [name, { data }] of given.weights ?? drawWeights(document.seed ?? 0, inference.weights))
    executor.write(name, data);
  executor.run();
  return new Map(
    executor.taps.map((tap) => {
      const values = new Float32Array(countElements(tap.axes.map(({ size }) => size)));
      executor.read(tap, values);
      return [tap.port, { axes: tap.axes, values }];
    }),
  );
}

/** The bits of numbers, so that equality tells 0 from −0 and takes NaN for itself. */
export function bitsOf(values: ArrayLike<number>): number[] {
  return [...new Int32Array(Float32Array.from(values).buffer)];
}

/** 100 cases a law, or as many as LAWS_RUNS says; the seed is printed when one fails. */
export function checkLaw<T>(cases: fc.Arbitrary<T>, law: (instance: T) => void): void {
  fc.assert(fc.property(cases, law), { numRuns: Number(process.env.LAWS_RUNS ?? 100) });
}
