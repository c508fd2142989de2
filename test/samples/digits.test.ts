import { expect, it } from 'vitest';
import { readDigits, side } from '../../scripts/digitsData.ts';
import { compile } from '../../src/compiler/compile.ts';
import { infer } from '../../src/compiler/infer.ts';
import { compareWeights } from '../../src/compiler/weights.ts';
import { createExecutor } from '../../src/runtime/executor.ts';
import { openSample, sampleWeights } from './openSample.ts';

it('the digit reader ships exactly its weights', () => {
  expect(compareWeights(infer(openSample('digits')).weights, sampleWeights('sample:digits'))).toEqual([]);
});

it('the digit reader is right on at least 95 in 100 digits that it was not trained on', (context) => {
  let digits: ReturnType<typeof readDigits>;
  try {
    digits = readDigits('test');
  } catch (error) {
    context.skip(error instanceof Error ? error.message : String(error));
    return;
  }
  const compiled = compile(infer(openSample('digits')), ['odds.y']);
  if (!('plan' in compiled)) throw new Error('The digit reader does not compile.');
  const executor = createExecutor(compiled.plan);
  for (const [name, { data }] of sampleWeights('sample:digits')) executor.write(name, data);
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
