import { log32 } from '../../base/float32.ts';
import { type Pair, streamKey, threefry } from '../../base/random.ts';
import { turn } from './turn.ts';

/** The random numbers of one example: others neither change them nor use them up. */
export class Random {
  private readonly key: Pair;
  private readonly example: number;
  private drawn = 0;

  constructor(seed: number, name: string, example: number) {
    this.key = streamKey(seed, name);
    this.example = example;
  }

  /** Evenly over [from, to). */
  uniform(from = 0, to = 1): number {
    return from + ((to - from) * (this.word() >>> 8)) / 16777216;
  }

  /** A whole number of [0, count). */
  below(count: number): number {
    return Math.floor((this.word() / 4294967296) * count);
  }

  chance(of: number): boolean {
    return this.uniform() < of;
  }

  /** One of a list; throws where there is none. */
  pick<T>(list: readonly T[]): T {
    const picked = list[this.below(list.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from.');
    return picked;
  }

  /** Normally distributed with mean 0 and standard deviation 1 (Box and Muller 1958). */
  normal(): number {
    // Of (0, 1], whose logarithm is finite.
    const radius = Math.sqrt(-2 * log32(Math.fround(1 - this.uniform())));
    return radius * turn(this.uniform()).cos;
  }

  private word(): number {
    return threefry(this.key, [this.example, this.drawn++])[0];
  }
}
