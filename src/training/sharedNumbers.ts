import type { WeightTensor } from '../compiler/weights.ts';
import type { Executor } from '../runtime/executor.ts';
import type { Learned, LearningPlan } from './learningPlan.ts';

/** What is asked of a plan whose memory holds them. */
export interface Holder extends Pick<LearningPlan, 'updates' | 'namesOf' | 'copyOf' | 'give' | 'take'> {
  readonly executor: Pick<Executor, 'rest'>;
}

/**
 * The numbers that the plans of a run share: weights and what the optimiser keeps beside them. They lie in the memory of the plan that
 * learned last, and are copied, once, only when somebody asks for them.
 */
export class SharedNumbers<P extends Holder> {
  /** By name, as they were when they were collected last. */
  readonly numbers: Map<string, Float32Array>;
  /** Another one when they are. */
  version = 0;
  private readonly names: ReadonlySet<string>;
  /** The plan that learned last, or is about to. */
  private plan: P | undefined;
  /** How often it had learned when they were collected. */
  private collected: Record<Learned, number> = { weights: 0, kept: 0 };

  constructor(weights: ReadonlyMap<string, WeightTensor>) {
    this.numbers = new Map([...weights].map(([name, { data }]) => [name, data.slice()]));
    this.names = new Set(weights.keys());
  }

  get holder(): P | undefined {
    return this.plan;
  }

  /** Lets a plan go on with them. */
  handTo(plan: P): void {
    if (plan === this.plan) return;
    this.collect('weights');
    this.collect('kept');
    this.plan?.executor.rest();
    plan.take(this);
    this.plan = plan;
    this.collected = { weights: plan.updates, kept: plan.updates };
  }

  /** Brings those that the holder has changed. */
  collect(what: Learned): void {
    const { plan, collected } = this;
    if (!plan || collected[what] === plan.updates) return;
    plan.give(what, this.numbers);
    collected[what] = plan.updates;
    this.version++;
  }

  /** A copy of some as they are now. */
  copyOf(name: string): Float32Array {
    return this.plan?.copyOf(name) ?? this.numbers.get(name)?.slice() ?? new Float32Array();
  }

  /** A copy of all. */
  copy(): ReadonlyMap<string, Float32Array> {
    const names = new Set([...this.numbers.keys(), ...(this.plan?.namesOf('kept') ?? [])]);
    return new Map([...names].map((name) => [name, this.copyOf(name)]));
  }

  /** Takes others in their place; nothing is kept beside weights but what is among them. */
  restore(numbers: ReadonlyMap<string, Float32Array>): void {
    this.plan = undefined;
    for (const name of this.numbers.keys()) if (!this.names.has(name)) this.numbers.delete(name);
    for (const [name, data] of numbers) this.numbers.set(name, data.slice());
    this.version++;
  }
}
