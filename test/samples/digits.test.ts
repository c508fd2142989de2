import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readDigits, side } from '../../scripts/digitsData.ts';
import { compile } from '../../src/compiler/compile.ts';
import { infer } from '../../src/compiler/infer.ts';
import { compareWeights } from '../../src/compiler/weights.ts';
import { load } from '../../src/document/load.ts';
import { readSafetensors } from '../../src/exchange/safetensors.ts';
import { createExecutor } from '../../src/runtime/executor.ts';
import { findSampleWeights, samples } from '../../src/samples/index.ts';

function open(name: string) {
  const loaded = load(samples.find((sample) => sample.name === name)?.document);
  if (!loaded.document) throw new Error(loaded.errors.map(({ message }) => message).join(' '));
  return loaded.document;
}

function weightsOf(name: string) {
  const url = findSampleWeights(name);
  if (!url) throw new Error(`There are no weights ${name}`);
  const read = readSafetensors(readFileSync(new URL(url)));
  if (!read.tensors) throw new Error(read.error);
  return read.tensors;
}

it.each(samples)('$name opens without problems', ({ name }) => {
  expect(infer(open(name)).problems).toEqual([]);
});

it('the digit reader ships exactly its weights', () => {
  expect(compareWeights(infer(open('digits')).weights, weightsOf('sample:digits'))).toEqual([]);
});

it('the digit reader is right on at least 95 in 100 digits that it was not trained on', (context) => {
  let digits: ReturnType<typeof readDigits>;
  try {
    digits = readDigits('test');
  } catch (error) {
    context.skip(error instanceof Error ? error.message : String(error));
    return;
  }
  const compiled = compile(infer(open('digits')), ['odds.y']);
  if (!('plan' in compiled)) throw new Error('The digit reader does not compile.');
  const executor = createExecutor(compiled.plan);
  for (const [name, { data }] of weightsOf('sample:digits')) executor.write(name, data);
  const odds = new Float32Array(10);
  let right = 0;
  for (let i = 0; i < digits.count; i++) {
    executor.write(
      'draw.out',
      Float32Array.from(digits.pixels.subarray(i * side * side, (i + 1) * side * side), (byte) => byte / 255),
    );
    executor.run();
    const [tap] = executor.taps;
    if (tap) executor.read(tap, odds);
    if (odds.indexOf(Math.max(...odds)) === digits.labels[i]) right++;
  }
  expect(digits.count).toBe(1000);
  expect(right).toBeGreaterThanOrEqual(950);
});
