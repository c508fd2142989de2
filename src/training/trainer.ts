import type { Problem } from '../base/problem.ts';
import type { WeightTensor } from '../compiler/weights.ts';
import { split } from '../data/split.ts';
import type { Document } from '../document/document.ts';
import type { TrainingSettings } from '../document/training.ts';
import { batchesOf } from './batchesOf.ts';
import type { BoundExamples } from './bindExamples.ts';
import { type Evaluation, evaluating } from './evaluate.ts';
import { findTrouble, type Trouble } from './findTrouble.ts';
import { GradientSum } from './gradientSum.ts';
import type { LearningPlan } from './learningPlan.ts';
import { optimiserNumbers, scaleFor } from './optimiser.ts';
import type { Plans } from './plans.ts';
import { rateAt } from './schedule.ts';
import type { GuessCount } from './score.ts';

/** What a step of training has come to. */
export interface StepReport {
  /** The number of the step and of its epoch, from 0. */
  readonly step: number;
  readonly epoch: number;
  readonly examples: number;
  /** The mean over the batch, before the step. */
  readonly loss: number;
  /** The share of right guesses, where there is a loss over classes. */
  readonly accuracy: number | undefined;
  readonly rate: number;
  /** Where numbers were no longer finite; then nothing was learned, and the same batch comes again. */
  readonly trouble?: Trouble;
}

/** All that a run goes on from, bit for bit. */
export interface TrainingState {
  /** How many steps were taken. */
  readonly step: number;
  /** By name, weights and what the optimiser keeps beside them. */
  readonly numbers: ReadonlyMap<string, Float32Array>;
}

/** Of how many examples, each once for every epoch, the batches are made before the first step. */
const mostExpected = 500_000;

/** Trains one network. It never computes but when it is asked to, so that a worker can listen in between. */
export interface Trainer {
  readonly settings: TrainingSettings;
  readonly stepsPerEpoch: number;
  /** The examples that are learned from, and those that are held out. */
  readonly training: readonly number[];
  readonly validation: readonly number[];
  /** How many steps were taken. */
  readonly steps: number;
  /** Goes on with the batch under way, or the next, for about so long; says what a step has come to when it is done. */
  advance(milliseconds: number): StepReport | undefined;
  /** A whole step. */
  step(): StepReport;
  /** Lets the batch under way go, as if it had not begun. */
  cancel(): void;
  /** Judges the network as it is, in pieces; each gives how much is done, from 0 to 1. */
  evaluating(examples: readonly number[]): Generator<number, Evaluation, void>;
  evaluate(examples: readonly number[]): Evaluation;
  weights(): ReadonlyMap<string, WeightTensor>;
  /** The gradients of the last batch, by the weights' names; none once another has begun. */
  gradients(): ReadonlyMap<string, WeightTensor> | undefined;
  /** The norms of the gradients of each node's weights, by path, at the last step; none before the first. */
  norms(): ReadonlyMap<string, number>;
  /** A copy of the state, between batches. */
  state(): TrainingState;
  restore(state: TrainingState): void;
}

/** The trainer of a network that can be trained, with what `createTrainer` has found out about it. */
export class Training implements Trainer {
  readonly settings: TrainingSettings;
  readonly stepsPerEpoch: number;
  readonly training: readonly number[];
  readonly validation: readonly number[];
  steps = 0;
  private readonly seed: number;
  private readonly bound: BoundExamples;
  private readonly plans: Plans;
  private epoch = -1;
  private batches: readonly (readonly number[])[] = [];
  /** Whether a part of a batch is under way. */
  private underWay = false;
  /** What is drawn for the part under way, until it is drawn. */
  private drawing: Generator<undefined, void, void> | undefined;
  /** What the parts before it have come to. */
  private sum: GradientSum | undefined;
  private partsDone = 0;
  private parts:
    | { readonly batch: readonly number[]; readonly parts: readonly (readonly number[])[] }
    | undefined;
  /** Whether the gradients in memory are those of a whole batch. */
  private hasGradients = false;
  /** The plan of the last step. */
  private learned: LearningPlan | undefined;

  constructor(document: Document, settings: TrainingSettings, bound: BoundExamples, plans: Plans) {
    this.settings = settings;
    this.seed = document.seed ?? 0;
    this.bound = bound;
    this.plans = plans;
    const { training, validation } = split(bound, { validation: settings.validation, seed: this.seed });
    this.training = [...training];
    this.validation = [...validation];
    this.stepsPerEpoch = this.batchesIn(0).length;
    this.plans.expect(this.expected());
  }

  /** Makes plans; says so if a batch takes more memory than there is. */
  prepare(): Problem | undefined {
    const batches = this.batchesIn(0);
    return this.plans.prepare(batches, Math.min(this.settings.batch, this.training.length));
  }

  advance(milliseconds: number): StepReport | undefined {
    const batch = this.batch();
    const parts = this.partsOf(batch);
    const part = parts[this.partsDone] ?? batch;
    const plan = this.plans.learning(part);
    if (!this.underWay) {
      const first = parts.slice(0, this.partsDone).reduce((sum, { length }) => sum + length, 0);
      plan.write(this.bound, part);
      this.drawing = plan.draws ? plan.drawing(this.seed, this.steps, first, part.length) : undefined;
      if (!this.drawing) plan.executor.start();
      this.underWay = true;
      this.hasGradients = false;
    }
    const end = this.drawing && performance.now() + milliseconds;
    if (end !== undefined && !this.draw(plan, end)) return undefined;
    if (!plan.executor.step(end === undefined ? milliseconds : end - performance.now())) return undefined;
    this.underWay = false;
    if (parts.length > 1) {
      this.sum ??= new GradientSum();
      this.sum.add(plan, part.length / batch.length);
      if (++this.partsDone < parts.length) return undefined;
      this.sum.hand(plan);
    }
    const { losses = plan.losses(), count = plan.guessCount() } = this.sum ?? {};
    this.letGo();
    this.hasGradients = true;
    return this.finish(batch, plan, losses, count);
  }

  step(): StepReport {
    for (;;) {
      const report = this.advance(Number.POSITIVE_INFINITY);
      if (report) return report;
    }
  }

  cancel(): void {
    this.underWay = false;
    this.drawing = undefined;
    this.letGo();
  }

  evaluating(examples: readonly number[]): Generator<number, Evaluation, void> {
    return evaluating(this.plans, this.bound, examples, this.settings.batch);
  }

  evaluate(examples: readonly number[]): Evaluation {
    const pieces = this.evaluating(examples);
    for (;;) {
      const { done, value } = pieces.next();
      if (done) return value;
    }
  }

  weights(): ReadonlyMap<string, WeightTensor> {
    return this.plans.weights();
  }

  gradients(): ReadonlyMap<string, WeightTensor> | undefined {
    return this.hasGradients ? this.plans.gradients() : undefined;
  }

  norms(): ReadonlyMap<string, number> {
    return this.learned?.norms() ?? new Map();
  }

  state(): TrainingState {
    return { step: this.steps, numbers: this.plans.numbers() };
  }

  restore({ step, numbers }: TrainingState): void {
    this.cancel();
    this.hasGradients = false;
    this.steps = step;
    this.plans.restore(numbers);
  }

  /** Goes on drawing what is left out; true when all is in place and the plan can run. */
  private draw(plan: LearningPlan, end: number): boolean {
    while (this.drawing && !this.drawing.next().done) if (performance.now() >= end) return false;
    this.drawing = undefined;
    plan.executor.start();
    return true;
  }

  /** The batches of all epochs, as far as it takes no time to say. */
  private *expected(): Generator<readonly number[]> {
    const epochs = Math.min(this.settings.epochs, Math.ceil(mostExpected / this.training.length));
    for (let epoch = 0; epoch < epochs; epoch++) yield* this.batchesIn(epoch);
  }

  /** The parts of a batch, the same list for the same batch. */
  private partsOf(batch: readonly number[]): readonly (readonly number[])[] {
    if (this.parts?.batch !== batch) this.parts = { batch, parts: this.plans.partsOf(batch) };
    return this.parts.parts;
  }

  /** Forgets the parts of the batch under way. */
  private letGo(): void {
    this.sum = undefined;
    this.partsDone = 0;
  }

  private batchesIn(epoch: number): readonly (readonly number[])[] {
    if (epoch !== this.epoch) {
      this.batches = batchesOf(this.training, this.settings.batch, this.seed, epoch);
      this.epoch = epoch;
    }
    return this.batches;
  }

  private batch(): readonly number[] {
    const epoch = Math.floor(this.steps / this.stepsPerEpoch);
    return this.batchesIn(epoch)[this.steps % this.stepsPerEpoch] ?? [];
  }

  /** Lets the weights learn from a batch that has been computed, by the plan that has its gradients. */
  private finish(
    batch: readonly number[],
    plan: LearningPlan,
    losses: ArrayLike<number>,
    { places, right }: GuessCount,
  ): StepReport {
    const { steps: step, stepsPerEpoch, settings } = this;
    const loss = sumOf(losses) / losses.length;
    const squares = plan.squares();
    const total = sumOf(squares);
    this.learned = plan;
    const rate = rateAt(settings, { step, stepsPerEpoch });
    const report = {
      step,
      epoch: this.epoch,
      examples: batch.length,
      loss,
      accuracy: places === 0 ? undefined : right / places,
      rate,
    };
    if (!Number.isFinite(loss) || !Number.isFinite(total))
      return { ...report, trouble: findTrouble(this.plans, this.bound, batch, plan) };
    plan.learn(optimiserNumbers(settings, rate, scaleFor(settings.clip, Math.sqrt(total)), step));
    this.steps++;
    return report;
  }
}

function sumOf(numbers: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i] ?? 0;
  return sum;
}
