import { streamKey, threefry } from '../../../src/base/random.ts';

/** What decides when something is drawn at random: numbers that follow from a seed. */
export class Dice {
  private readonly key: readonly [number, number];
  private throws = 0;

  constructor(seed: number) {
    this.key = streamKey(seed, 'dice');
  }

  /** A whole number from 0 to below the limit. */
  below(limit: number): number {
    return threefry(this.key, [this.throws++, 0])[0] % Math.max(1, limit);
  }

  oneIn(many: number): boolean {
    return this.below(many) === 0;
  }

  oneOf<T>(...options: readonly [T, ...T[]]): T {
    return options[this.below(options.length)] ?? options[0];
  }

  /** One of them, the last ones more often. */
  late<T>(options: readonly T[]): T | undefined {
    const back = Math.min(this.below(options.length), this.below(options.length));
    return options[options.length - 1 - back];
  }

  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    return items.flatMap(() => left.splice(this.below(left.length), 1));
  }

  /** A number between −1 and 1 that is short to write. */
  number(): number {
    return (this.below(201) - 100) / 100;
  }
}
