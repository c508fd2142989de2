import { streamKey, uniformAt } from '../../src/base/random.ts';
import { type Axis, countElements, isKnown } from '../../src/base/valueType.ts';
import { compile } from '../../src/compiler/compile.ts';
import { type Inference, infer } from '../../src/compiler/infer.ts';
import { type Lowered, lower } from '../../src/compiler/lower.ts';
import type { PortValue } from '../../src/compiler/portNames.ts';
import { sourceValues } from '../../src/compiler/sources.ts';
import { drawWeights, type WeightTensor } from '../../src/compiler/weights.ts';
import type { Document } from '../../src/document/document.ts';
import { evaluate, float32 } from '../../src/ir/evaluate.ts';
import { type Layout, sizeOf } from '../../src/ir/layout.ts';
import type { Machine } from '../../src/ir/primitive.ts';
import type { Tensor } from '../../src/ir/program.ts';
import { createExecutor } from '../../src/runtime/executor.ts';

/** What a port carries, or one item of the pair that it carries. */
export interface Found {
  readonly axes: readonly Axis[];
  readonly layout: Layout;
  readonly values: Float32Array | Float64Array;
}

/** By port; the items of a pair by `PORT#0` and `PORT#1`. */
export type AllFound = ReadonlyMap<string, Found>;

/** What a graph starts from: its own values where no others are given, and the weights of its seed if none are. */
export interface Given {
  readonly inputs?: ReadonlyMap<string, Float32Array>;
  readonly weights?: ReadonlyMap<string, WeightTensor>;
}

/** The values of a graph's sources: their own or, for numbers that have none, numbers between −1 and 1 that follow from the name. */
export function someInputs(inference: Inference): Map<string, Float32Array> {
  const inputs = sourceValues(inference);
  for (const { path, block, params } of inference.scope.nodes) {
    const type = inference.types.get(`${path}.out`);
    if (block.body || !block.source || type?.kind !== 'numbers') continue;
    const { values = '' } = params;
    if (!type.axes.every(isKnown) || (values as string | readonly unknown[]).length > 0) continue;
    const key = streamKey(1, path);
    const length = countElements(type.axes.map(({ size }) => size));
    inputs.set(
      `${path}.out`,
      Float32Array.from({ length }, (_, i) => 2 * uniformAt(key, i, 0) - 1),
    );
  }
  return inputs;
}

/** Everything that the program of a graph starts from, by name. */
export function startOf(
  document: Document,
  inference: Inference,
  given: Given = {},
): Map<string, Float32Array> {
  const weights = given.weights ?? drawWeights(document.seed ?? 0, inference.weights);
  return new Map([
    ...[...weights].map(([name, { data }]) => [name, data] as const),
    ...someInputs(inference),
    ...(given.inputs ?? []),
  ]);
}

/** The values of ports as the product computes them: inferred, compiled, and run by the executor. */
export function run(document: Document, ports: readonly string[], given: Given = {}): AllFound {
  return runner(document, ports)(given);
}

/** The same for one given after the other, with one plan. */
export function runner(document: Document, ports: readonly string[]): (given?: Given) => AllFound {
  const inference = infer(document);
  const compiled = compile(inference, ports);
  if (!('plan' in compiled)) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const executor = createExecutor(compiled.plan);
  return (given) => {
    for (const [name, values] of startOf(document, inference, given)) executor.write(name, values);
    executor.run();
    return new Map(
      executor.taps.map((tap) => {
        const values = new Float32Array(sizeOf(tap.layout));
        executor.read(tap, values);
        return [keyOf(tap), { axes: tap.axes, layout: tap.layout, values }];
      }),
    );
  };
}

/** The values of ports by the program that no pass has touched, on the reference interpreter. */
export function runPlain(
  document: Document,
  ports: readonly string[],
  { machine = float32, ...given }: Given & { readonly machine?: Machine } = {},
): AllFound {
  const inference = infer(document);
  const lowered = lower(inference, ports);
  const tensors = evaluate(
    lowered.program,
    tensorsFor(lowered, startOf(document, inference, given), machine),
    machine,
  );
  return new Map(
    lowered.taps.map((tap, i) => [
      keyOf(tap),
      { axes: tap.axes, layout: tap.layout, values: tensors[i]?.data ?? new Float32Array() },
    ]),
  );
}

/** The operands of a lowered program. */
export function tensorsFor(
  { program, inputs }: Pick<Lowered, 'program' | 'inputs'>,
  start: ReadonlyMap<string, Float32Array>,
  machine: Machine = float32,
): Tensor[] {
  return inputs.map((name, i) => {
    const tensor = machine.allocate(program.shapes[program.inputs[i] ?? -1] ?? []);
    tensor.data.set(start.get(name) ?? []);
    return tensor;
  });
}

/** What is found at the ports that have a value. */
function keyOf({ port, item }: Pick<PortValue, 'port' | 'item'>): string {
  return item === undefined ? port : `${port}#${item}`;
}

/** The bits of numbers, so that equality tells 0 from −0 and takes NaN for itself. */
export function bitsOf(values: ArrayLike<number>): number[] {
  return [...new Int32Array(Float32Array.from(values).buffer)];
}
