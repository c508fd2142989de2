import { describeSize, type Size } from '../../base/size.ts';
import type { Topology } from '../../base/topology.ts';
import type { Forms } from './forms.ts';

/** Examples whose values lie one behind the other: how many elements each has, and where they begin. */
export class PackedBatch {
  readonly examples: readonly number[];
  /** How many of them, from the first on, count. */
  readonly counting: number;
  private readonly forms: Forms;
  private readonly counted = new Map<string, readonly number[]>();
  private readonly begun = new Map<string, readonly number[]>();
  private readonly ordered = new Map<string, readonly number[]>();

  constructor(forms: Forms, examples: readonly number[], counting = examples.length) {
    this.forms = forms;
    this.examples = examples;
    this.counting = counting;
  }

  /** How many elements each example has. */
  counts(size: Size): readonly number[] {
    return remembered(this.counted, size, () => {
      const all = this.forms.countsOf(size);
      return this.examples.map((example) => all?.[example] ?? 0);
    });
  }

  /** Behind how many elements those of each example lie, and how many there are in all. */
  starts(size: Size): readonly number[] {
    return remembered(this.begun, size, () => {
      const starts = [0];
      for (const count of this.counts(size)) starts.push((starts.at(-1) ?? 0) + count);
      return starts;
    });
  }

  total(size: Size): number {
    return this.starts(size).at(-1) ?? 0;
  }

  /** The places of the examples in the batch, those of the most elements first. */
  longestFirst(size: Size): readonly number[] {
    return remembered(this.ordered, size, () => {
      const counts = this.counts(size);
      return counts
        .map((_, place) => place)
        .sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0) || one - other);
    });
  }

  /** How many examples have a first element, a second, and so on. */
  profile(size: Size): readonly number[] {
    const counts = this.counts(size);
    const profile = new Array<number>(Math.max(0, ...counts)).fill(0);
    for (const count of counts) if (count > 0) profile[count - 1] = (profile[count - 1] ?? 0) + 1;
    for (let step = profile.length - 2; step >= 0; step--)
      profile[step] = (profile[step] ?? 0) + (profile[step + 1] ?? 0);
    return profile;
  }

  tree(source: string, place: number): Topology {
    return this.forms.treeOf(source, this.examples[place] ?? 0);
  }

  /** What `numberOf` gives for each element of each example, one behind the other. */
  each(size: Size, numberOf: (place: number, element: number, count: number) => number): Float32Array {
    const numbers = new Float32Array(this.total(size));
    let at = 0;
    for (const [place, count] of this.counts(size).entries())
      for (let element = 0; element < count; element++) numbers[at++] = numberOf(place, element, count);
    return numbers;
  }
}

function remembered<T>(known: Map<string, T>, size: Size, find: () => T): T {
  const key = describeSize(size);
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}
