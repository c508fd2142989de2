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
import { type LossProgram, lossProgram } from './lossProgram.ts';
import { NoRoom, tooLarge } from './noRoom.ts';
import { type Classes, classesOf } from './packing/classes.ts';
import type { Packer, Packing } from './packing/packer.ts';
import { planTraining } from './planTraining.ts';
import { SharedNumbers } from './sharedNumbers.ts';

/** How many plans are kept, and how many numbers they hold in all. */
const most = { plans: 64, elements: 2 ** 25 };

/** The plans that examples of different sizes take, and the numbers that they share. */
export class Plans {
  /** Makes plans for batches of all forms; else there is one for each. */
  readonly packer: Packer | undefined;
  private readonly bound: BoundExamples;
  private readonly optimiser: 'sgd' | 'adam';
  private readonly threads: ThreadPool | undefined;
  private readonly beforeLong: () => void;
  private readonly shapes: ReadonlyMap<string, readonly number[]>;
  private readonly shared: SharedNumbers<LearningPlan>;
  private readonly learningPlans = new Map<string, LearningPlan>();
  private readonly judgingPlans = new Map<string, BatchPlan>();
  /** The batches that are to be learned from, by the plan that is to take them. */
  private classes: Classes = new Map();
  /** The classes of the batches that were judged last. */
  private judged: { readonly among: readonly (readonly number[])[]; readonly classes: Classes } | undefined;
  /** What was asked for last, and is asked for again most of the time. */
  private last:
    | { readonly plans: object; readonly batch: readonly number[]; readonly plan: BatchPlan }
    | undefined;

  constructor({ bound, optimiser, weights, packer, threads, beforeLong }: PlansOptions) {
    this.bound = bound;
    this.optimiser = optimiser;
    this.packer = packer;
    this.threads = threads;
    this.beforeLong = beforeLong ?? (() => {});
    this.shapes = new Map([...weights].map(([name, { shape }]) => [name, shape]));
    this.shared = new SharedNumbers(weights);
  }

  /** Says which batches are to be learned from, so that few plans have room for all of them. */
  expect(batches: Iterable<readonly number[]>): void {
    if (this.packer) this.classes = classesOf(batches, this.packer);
  }

  /** Makes the plans that take the most room, of batches of up to `size` examples; says so if there is none for them. */
  prepare(batches: readonly (readonly number[])[], size: number): Problem | undefined {
    const numbersIn = (part: readonly number[]) => part.length * this.bound.lengthOf(part[0] ?? 0);
    const largest = this.packer
      ? [...this.classes.values()].map(([first = []]) => first)
      : batches
          .flatMap((batch) => this.partsOf(batch))
          .toSorted((one, other) => numbersIn(other) - numbersIn(one))
          .slice(0, 1);
    try {
      for (const part of largest) this.learning(part);
      return undefined;
    } catch (error) {
      if (error instanceof NoRoom) return tooLarge(error, size);
      throw error;
    }
  }

  /** The parts of a batch that a plan takes in one go: all of it, or the examples that are alike. */
  partsOf(batch: readonly number[]): readonly (readonly number[])[] {
    const [first = 0] = batch;
    const key = this.bound.keyOf(first);
    if (this.packer || batch.every((example) => this.bound.keyOf(example) === key)) return [batch];
    const parts = new Map<string, number[]>();
    for (const example of batch) {
      const part = parts.get(this.bound.keyOf(example));
      if (part) part.push(example);
      else parts.set(this.bound.keyOf(example), [example]);
    }
    return [...parts.values()];
  }

  /** What is wrong with the graph when it has the sizes of an example: the first problem of each kind. */
  check(): readonly Problem[] | undefined {
    const seen = new Set<string>();
    for (let example = 0; example < this.bound.count; example++) {
      const key = this.bound.rulesKeyOf(example);
      if (seen.has(key)) continue;
      seen.add(key);
      this.beforeLong();
      const { problems } = infer(this.bound.documentFor(example));
      if (problems.length > 0)
        return problems.map((problem) => ({
          ...problem,
          message: `with ${this.bound.nameOf(example)}: ${problem.message}`,
        }));
    }
    return undefined;
  }

  /** The plan that learns from a part of a batch, with the numbers as they are now. */
  learning(part: readonly number[]): LearningPlan {
    const plan = this.planFor(this.learningPlans, part, true, [], (inference, program, packing) => {
      const { threads } = this;
      return new LearningPlan(planTraining(program, this.optimiser), { inference, packing, threads });
    });
    this.shared.handTo(plan);
    return plan;
  }

  /** The plan that computes losses and guesses of a part of a batch; if it is packed, of any of some batches. */
  judging(part: readonly number[], among: readonly (readonly number[])[]): BatchPlan {
    this.shared.collect('weights');
    const plan = this.planFor(this.judgingPlans, part, false, among, (inference, program, packing) => {
      const { inputs, taps } = program;
      const losses = program.program.shapes[program.program.outputs[0] ?? -1] ?? [];
      const plan = planFor({
        program: optimise(program.program),
        inputs,
        taps: [{ port: '(loss)', axes: [], layout: losses }, ...taps],
        lasting: new Set(this.shapes.keys()),
      });
      const [loss, ...others] = plan.taps;
      if (!loss) throw new Error('A graph without a loss was to be judged.');
      const { threads } = this;
      return new BatchPlan({ inference, plan: { ...plan, taps: others }, losses: loss, packing, threads });
    });
    plan.take(this.shared);
    return plan;
  }

  /** A plan that gives these ports for one example. */
  looking(example: number, portsOf: (inference: Inference) => readonly string[]): BatchPlan {
    this.shared.collect('weights');
    this.beforeLong();
    const inference = infer(this.bound.documentFor(example));
    const lowered = lower(inference, portsOf(inference));
    const plan = planFor({ ...lowered, program: optimise(lowered.program) });
    const looked = new BatchPlan({ inference, plan, threads: this.threads });
    looked.take(this.shared);
    return looked;
  }

  weights(): ReadonlyMap<string, WeightTensor> {
    return new Map(
      [...this.shapes].map(([name, shape]) => [name, { shape, data: this.shared.copyOf(name) }]),
    );
  }

  /** The gradients of the batch that was learned from last; none before the first. */
  gradients(): ReadonlyMap<string, WeightTensor> {
    const read = this.shared.holder?.gradients() ?? [];
    return new Map(read.map(([name, data]) => [name, { shape: this.shapes.get(name) ?? [], data }]));
  }

  numbers(): ReadonlyMap<string, Float32Array> {
    return this.shared.copy();
  }

  restore(numbers: ReadonlyMap<string, Float32Array>): void {
    this.shared.restore(numbers);
    for (const plan of this.learningPlans.values()) plan.forget();
  }

  private planFor<P extends BatchPlan>(
    plans: Map<string, P>,
    batch: readonly number[],
    learning: boolean,
    among: readonly (readonly number[])[],
    create: Create<P>,
  ): P {
    const { last } = this;
    if (last?.plans === plans && last.batch === batch) return last.plan as P;
    const plan = this.packer
      ? this.packedPlanFor(plans, this.packer, batch, learning, among, create)
      : this.alikePlanFor(plans, batch, learning, create);
    this.last = { plans, batch, plan };
    return plan;
  }

  /** The plan for a number of examples that are alike. */
  private alikePlanFor<P extends BatchPlan>(
    plans: Map<string, P>,
    batch: readonly number[],
    learning: boolean,
    create: Create<P>,
  ): P {
    const [example = 0] = batch;
    return this.findOrCreate(plans, `${batch.length} × ${this.bound.keyOf(example)}`, () => {
      const inference = infer(this.bound.documentFor(example));
      return create(inference, lossProgram(inference, lossesOf(inference), batch.length, learning));
    });
  }

  /** The plan that has room for a batch and those that are expected beside it, or else one that has room for this one too. */
  private packedPlanFor<P extends BatchPlan>(
    plans: Map<string, P>,
    packer: Packer,
    batch: readonly number[],
    learning: boolean,
    among: readonly (readonly number[])[],
    create: Create<P>,
  ): P {
    const classes = learning ? this.classes : this.judgedClasses(packer, among);
    const own = packer.classOf(batch);
    const kind = [...classes.keys()].find((each) => each >= own) ?? own;
    const alike = classes.get(kind) ?? [];
    const make = (batches: readonly (readonly number[])[]) => () => {
      const { program, packing } = packer.program(packer.roomFor(batches), learning);
      return create(packer.inference, program, packing);
    };
    const usual =
      alike.length > 0
        ? this.findOrCreate(plans, `packed ${kind} with ${alike[0]?.join()}`, make(alike))
        : undefined;
    if (usual?.packing?.room.holds(packer.pack(batch))) return usual;
    return this.findOrCreate(plans, `packed ${kind}, ${batch.join()}`, make([...alike, batch]));
  }

  private judgedClasses(packer: Packer, among: readonly (readonly number[])[]): Classes {
    if (this.judged?.among !== among) this.judged = { among, classes: classesOf(among, packer) };
    return this.judged.classes;
  }

  private findOrCreate<P extends BatchPlan>(plans: Map<string, P>, key: string, create: () => P): P {
    const known = plans.get(key);
    if (known) {
      plans.delete(key);
      plans.set(key, known);
      return known;
    }
    this.beforeLong();
    const plan = create();
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

type Create<P> = (inference: Inference, program: LossProgram, packing?: Packing) => P;

export interface PlansOptions {
  readonly bound: BoundExamples;
  readonly optimiser: 'sgd' | 'adam';
  readonly weights: ReadonlyMap<string, WeightTensor>;
  readonly packer: Packer | undefined;
  readonly threads: ThreadPool | undefined;
  /** Called in front of what may take long and cannot be interrupted: compiling a plan. */
  readonly beforeLong?: (() => void) | undefined;
}
