import type { Problem } from '../base/problem.ts';
import { optimise, planFor } from '../compiler/compile.ts';
import { type Inference, infer } from '../compiler/infer.ts';
import { lower } from '../compiler/lower.ts';
import type { WeightTensor } from '../compiler/weights.ts';
import type { ThreadPool } from '../runtime/threads.ts';
import { BatchPlan } from './batchPlan.ts';
import type { BoundExamples } from './bindExamples.ts';
import { LearningPlan } from './learningPlan.ts';
import { lossesOf } from './losses.ts';
import { lossProgram } from './lossProgram.ts';
import { planTraining } from './planTraining.ts';

/** How many plans are kept, and how many numbers they hold in all. */
const most = { plans: 64, elements: 2 ** 25 };

/**
 * The plans that examples of different sizes take, and the numbers that they share: weights and what the optimiser keeps. These lie
 * in the memory of the plan that learned last, and are taken over when another goes on.
 */
export class Plans {
  private readonly bound: BoundExamples;
  private readonly optimiser: 'sgd' | 'adam';
  private readonly threads: ThreadPool | undefined;
  private readonly shapes: ReadonlyMap<string, readonly number[]>;
  /** The numbers as they were before the plan that holds them learned. */
  private readonly shared: Map<string, Float32Array>;
  private readonly learningPlans = new Map<string, LearningPlan>();
  private readonly judgingPlans = new Map<string, BatchPlan>();
  private holder: LearningPlan | undefined;
  /** What was asked for last, and is asked for again most of the time. */
  private last:
    | { readonly plans: object; readonly count: number; readonly kind: string; readonly plan: BatchPlan }
    | undefined;

  constructor(
    bound: BoundExamples,
    optimiser: 'sgd' | 'adam',
    weights: ReadonlyMap<string, WeightTensor>,
    threads: ThreadPool | undefined,
  ) {
    this.bound = bound;
    this.optimiser = optimiser;
    this.threads = threads;
    this.shapes = new Map([...weights].map(([name, { shape }]) => [name, shape]));
    this.shared = new Map([...weights].map(([name, { data }]) => [name, data.slice()]));
  }

  /** What is wrong with the graph when it has the sizes of an example: the first problem of each size. */
  check(): readonly Problem[] | undefined {
    const seen = new Set<string>();
    for (let example = 0; example < this.bound.count; example++) {
      const key = this.bound.keyOf(example);
      if (seen.has(key)) continue;
      seen.add(key);
      const { problems } = infer(this.bound.documentFor(example));
      if (problems.length > 0)
        return problems.map((problem) => ({
          ...problem,
          message: `with ${this.bound.nameOf(example)}: ${problem.message}`,
        }));
    }
    return undefined;
  }

  /** The plan that learns from a batch, with the numbers as they are now. */
  learning(batch: readonly number[]): LearningPlan {
    const plan = this.planFor(this.learningPlans, batch, (inference) => {
      const program = lossProgram(inference, lossesOf(inference), batch.length, true);
      return new LearningPlan(inference, planTraining(program, this.optimiser), this.threads);
    });
    if (plan !== this.holder) {
      this.collect();
      this.holder?.executor.rest();
      plan.take(this.shared);
      this.holder = plan;
    }
    return plan;
  }

  /** The plan that computes losses and guesses of a batch. */
  judging(batch: readonly number[]): BatchPlan {
    this.collect();
    const plan = this.planFor(this.judgingPlans, batch, (inference) => {
      const { program, inputs, taps } = lossProgram(inference, lossesOf(inference), batch.length, false);
      const all = [{ port: '(loss)', axes: [], layout: [batch.length] }, ...taps];
      const plan = planFor({
        program: optimise(program),
        inputs,
        taps: all,
        lasting: new Set(this.shapes.keys()),
      });
      const [losses, ...others] = plan.taps;
      if (!losses) throw new Error('A graph without a loss was to be judged.');
      return new BatchPlan(inference, { ...plan, taps: others }, losses, this.threads);
    });
    plan.take(this.shared);
    return plan;
  }

  /** A plan that gives these ports for one example. */
  looking(example: number, portsOf: (inference: Inference) => readonly string[]): BatchPlan {
    this.collect();
    const inference = infer(this.bound.documentFor(example));
    const lowered = lower(inference, portsOf(inference));
    const plan = planFor({ ...lowered, program: optimise(lowered.program) });
    const looked = new BatchPlan(inference, plan, undefined, this.threads);
    looked.take(this.shared);
    return looked;
  }

  weights(): ReadonlyMap<string, WeightTensor> {
    this.collect();
    return new Map(
      [...this.shapes].map(([name, shape]) => [
        name,
        { shape, data: this.shared.get(name)?.slice() ?? new Float32Array() },
      ]),
    );
  }

  /** The gradients of the batch that was learned from last; none before the first. */
  gradients(): ReadonlyMap<string, WeightTensor> {
    const read = this.holder?.gradients() ?? [];
    return new Map(read.map(([name, data]) => [name, { shape: this.shapes.get(name) ?? [], data }]));
  }

  numbers(): ReadonlyMap<string, Float32Array> {
    this.collect();
    return new Map([...this.shared].map(([name, data]) => [name, data.slice()]));
  }

  restore(numbers: ReadonlyMap<string, Float32Array>): void {
    this.holder = undefined;
    for (const name of this.shared.keys()) if (!this.shapes.has(name)) this.shared.delete(name);
    for (const [name, data] of numbers) this.shared.set(name, data.slice());
    for (const plan of this.learningPlans.values()) plan.forget();
  }

  /** Brings what the plan that learned last has in its memory. */
  private collect(): void {
    this.holder?.give(this.shared);
  }

  private planFor<P extends BatchPlan>(
    plans: Map<string, P>,
    batch: readonly number[],
    create: (inference: Inference) => P,
  ): P {
    const [example = 0] = batch;
    const kind = this.bound.keyOf(example);
    const { last } = this;
    if (last?.plans === plans && last.count === batch.length && last.kind === kind) return last.plan as P;
    const plan = this.findOrCreate(plans, batch, create);
    this.last = { plans, count: batch.length, kind, plan };
    return plan;
  }

  private findOrCreate<P extends BatchPlan>(
    plans: Map<string, P>,
    batch: readonly number[],
    create: (inference: Inference) => P,
  ): P {
    const [example = 0] = batch;
    const key = `${batch.length} × ${this.bound.keyOf(example)}`;
    const known = plans.get(key);
    if (known) {
      plans.delete(key);
      plans.set(key, known);
      return known;
    }
    const plan = create(infer(this.bound.documentFor(example)));
    let elements = plan.elements;
    for (const each of plans.values()) elements += each.elements;
    for (const [old, each] of plans) {
      if (elements <= most.elements && plans.size < most.plans) break;
      plans.delete(old);
      elements -= each.elements;
    }
    plans.set(key, plan);
    return plan;
  }
}
