import type { Engine } from './engine.ts';
import { layerwire } from './layerwire.ts';
import { scalar } from './scalar.ts';

/** The engines that can use so many threads, Layerwire first. */
export function enginesFor(threads: number): readonly Engine[] {
  return threads === 1 ? [layerwire(threads), scalar] : [layerwire(threads)];
}
