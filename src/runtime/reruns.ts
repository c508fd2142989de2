import type { Plan, Region, Step } from '../compiler/plan.ts';
import { Ranges } from '../compiler/ranges.ts';
import { type Extent, writtenBy } from './writtenBy.ts';

/** The steps whose results lie in memory as they were made; of others something has been written over them since. */
export type Intact = ReadonlySet<Step>;

/** What is to be done, and what is there when it is done. */
export interface Rerun {
  readonly steps: readonly Step[];
  readonly intact: Intact;
}

/** How many sets are kept to be compared: runs come back to a few, however often inputs change. */
const mostKnown = 32;

/**
 * Says what has to be done again after inputs have changed. Memory is shared, so that a value need not lie any more where it
 * was made; then what made it is to be done again as well, if it is read.
 */
export class Reruns {
  private readonly plan: Plan;
  private readonly makers: ReadonlyMap<number, Step>;
  private readonly extents: ReadonlyMap<Step, readonly Extent[]>;
  /** Equal sets are one, so that it is seen when a run leaves everything as it was. */
  private readonly known = new Map<string, Intact>();

  constructor(plan: Plan) {
    this.plan = plan;
    this.makers = new Map(
      plan.steps.flatMap((step) => step.writes.map(({ value }) => [value, step] as const)),
    );
    this.extents = new Map(
      plan.steps.map((step) => [step, step.instructions.flatMap((each) => writtenBy(each))]),
    );
  }

  /** When everything has been done. */
  afterAll(): Intact {
    return this.leftBy(this.plan.steps, new Set());
  }

  /**
   * What brings all results up to date when the values with these numbers have changed and all other inputs have not since
   * everything was up to date.
   */
  after(changed: ReadonlySet<number>, intact: Intact): Rerun {
    const { steps, taps } = this.plan;
    const again = dependentOn(steps, changed);
    while (true) {
      const before = again.size;
      const written = new Ranges();
      for (const step of steps) {
        if (!again.has(step)) continue;
        for (const region of step.reads) this.require(region, again, intact, written);
        this.write(written, step);
      }
      for (const region of taps) this.require(region, again, intact, written);
      if (again.size > before) continue;
      const done = steps.filter((step) => again.has(step));
      return { steps: done, intact: this.leftBy(done, intact) };
    }
  }

  /** Adds what made a value, unless the value lies there now and still will, and what made what that reads. */
  private require(region: Region, again: Set<Step>, intact: Intact, written: Ranges): void {
    const wanted = [region];
    for (let next = wanted.pop(); next; next = wanted.pop()) {
      const maker = this.makers.get(next.value);
      if (!maker || again.has(maker)) continue;
      // What only shows parts of values is there as long as they are.
      if (maker.instructions.length > 0) {
        if (intact.has(maker) && !touches(written, next)) continue;
        again.add(maker);
      }
      wanted.push(...maker.reads);
    }
  }

  /** What is intact after steps that were done when something was. */
  private leftBy(done: readonly Step[], before: Intact): Intact {
    const written = new Ranges();
    const left = new Set<Step>();
    const keep = (step: Step) => {
      if (!step.writes.some((region) => touches(written, region))) left.add(step);
    };
    for (const step of done.toReversed()) {
      keep(step);
      this.write(written, step);
    }
    const again = new Set(done);
    for (const step of before) if (!again.has(step)) keep(step);
    const key = this.plan.steps.map((step) => (left.has(step) ? 1 : 0)).join('');
    const known = this.known.get(key) ?? left;
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(key, known);
    return known;
  }

  private write(written: Ranges, step: Step): void {
    for (const { address, length } of this.extents.get(step) ?? [])
      if (length > 0) written.add(address, address + length);
  }
}

function touches(written: Ranges, { address, length }: Extent): boolean {
  return written.gap(address, length) !== address;
}

/** Those that read what has changed, or what one of them makes. */
function dependentOn(steps: readonly Step[], changed: ReadonlySet<number>): Set<Step> {
  const stale = new Set(changed);
  const found = new Set<Step>();
  for (const step of steps) {
    if (!step.reads.some(({ value }) => stale.has(value))) continue;
    found.add(step);
    for (const { value } of step.writes) stale.add(value);
  }
  return found;
}
