import { convNet } from './convNet.ts';
import type { Engine } from './engine.ts';
import { layerwire } from './layerwire.ts';
import { onnxRuntime } from './onnxRuntime.ts';
import { scalar } from './scalar.ts';
import { tensorFlow } from './tensorFlow.ts';

/** The engines that can use so many threads, Layerwire first. */
export function enginesFor(threads: number): readonly Engine[] {
  const several = [layerwire(threads), onnxRuntime(threads)];
  return threads === 1 ? [...several, tensorFlow('wasm'), tensorFlow('cpu'), convNet, scalar] : several;
}
