import fc from 'fast-check';
import { expect } from 'vitest';
import type { Instruction } from '../../src/compiler/plan.ts';
import { float32 } from '../../src/ir/evaluate.ts';
import { type ParamsOf, type PrimitiveName, rulesOf } from '../../src/ir/primitives.ts';
import type { Shape, Tensor } from '../../src/ir/program.ts';
import type { CreateKernel } from '../../src/kernel/kernel.ts';
import { memoryStart, workLeftAt } from '../../src/kernel/opcodes.ts';
import { createScalarKernel } from '../../src/kernel/scalar/scalar.ts';
import { createKernel } from '../../src/kernel/wasm.ts';
import { encode } from '../../src/runtime/encode.ts';
import { expectSameBits, randomTensor } from '../laws/numbers.ts';

/* How instructions are tried, and what they are held to. */

export const kernels = [
  ['in TypeScript', createScalarKernel],
  ['in WebAssembly', createKernel],
] as const;

export const seeds = fc.nat(2 ** 31 - 1);
export const count = fc.integer({ min: 1, max: 5 });
export const length = fc.integer({ min: 0, max: 70 });

/** An instruction without the node that it belongs to. */
export type Bare = Instruction extends infer I ? (I extends Instruction ? Omit<I, 'path'> : never) : never;

/** Runs instructions over these numbers, and gives what the numbers are then. */
export function numbersAfter(
  create: CreateKernel,
  numbers: Float32Array,
  instructions: readonly Bare[],
): Float32Array {
  const wordsAt = memoryStart + numbers.length;
  const { words, first } = encode(
    instructions.map((each): Instruction => ({ ...each, path: '' })),
    wordsAt,
    memoryStart,
  );
  const kernel = create(wordsAt + words.length);
  kernel.floats.set(numbers, memoryStart);
  kernel.words.set(words, wordsAt);
  kernel.words[workLeftAt] = 2 ** 30;
  expect(kernel.run(first)).toBe(-1);
  return kernel.floats.slice(memoryStart, wordsAt);
}

/**
 * Holds an instruction to the reference of a primitive, bit for bit. The operands lie behind one another, and the result behind
 * them; all else has to stay as it was.
 */
export function checkKernel<Name extends PrimitiveName>(
  create: CreateKernel,
  primitive: Name,
  params: ParamsOf<Name>,
  inputs: readonly Tensor[],
  instructions: (out: number, operands: readonly number[]) => readonly Bare[],
): void {
  const expected = rulesOf(primitive).reference(inputs, params, float32);
  const [result] = expected;
  if (!result) return;
  const numbers = new Float32Array(
    inputs.reduce((total, { data }) => total + data.length + 1, 1) + result.data.length + 1,
  ).fill(12345);
  let at = 1;
  const operands = inputs.map(({ data }) => {
    const address = at;
    numbers.set(data, address);
    at += data.length + 1;
    return address;
  });
  const found = numbersAfter(create, numbers, instructions(at, operands));
  const data = found.slice(at, at + result.data.length);
  expectSameBits([{ shape: result.shape, data }], expected);
  numbers.set(data, at);
  expectSameBits([{ shape: [found.length], data: found }], [{ shape: [found.length], data: numbers }]);
}

export function randomTensors(shapes: readonly Shape[], seed: number): Tensor[] {
  return shapes.map((shape, i) => randomTensor(shape, seed + i, true));
}
