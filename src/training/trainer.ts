import type { Problem } from '../base/problem.ts';
import { infer } from '../compiler/infer.ts';
import { chooseWeights, type WeightTensor } from '../compiler/weights.ts';
import { split } from '../data/split.ts';
import type { Document } from '../document/document.ts';
import { type TrainingSettings, trainingOf } from '../document/training.ts';
import type { ThreadPool } from '../runtime/threads.ts';
import { batchesOf } from './batchesOf.ts';
import { type BoundExamples, bindExamples, type Examples } from './bindExamples.ts';
import { type Evaluation, evaluating } from './evaluate.ts';
import { findTrouble, type Trouble } from './findTrouble.ts';
import type { LearningPlan } from './learningPlan.ts';
import { lossesOf } from './losses.ts';
import { optimiserNumbers, scaleFor } from './optimiser.ts';
import { Plans } from './plans.ts';
import { rateAt } from './schedule.ts';

export interface TrainerOptions {
  readonly document: Document;
  readonly examples: Examples;
  /** Weights to begin with, where name and shape fit; the others follow from the document's seed. */
  readonly weights?: ReadonlyMap<string, WeightTensor>;
  readonly threads?: ThreadPool;
  /** Called in front of what may take long and cannot be interrupted: compiling a plan. The state can be asked for then. */
  beforeLong?(): void;
}

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
  /** The norm of the gradients of each node's weights, by path. */
  readonly norms: ReadonlyMap<string, number>;
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
  /** A copy of the state, between batches. */
  state(): TrainingState;
  restore(state: TrainingState): void;
}

/** A trainer for a graph with losses, or why it cannot be trained. */
export function createTrainer(
  options: TrainerOptions,
): { readonly trainer: Trainer } | { readonly problems: readonly Problem[] } {
  const { document, examples, weights, threads, beforeLong } = options;
  const inference = infer(document);
  if (inference.problems.length > 0) return { problems: inference.problems };
  const losses = lossesOf(inference);
  if (losses.length === 0)
    return {
      problems: [
        {
          code: 'no-loss',
          path: '',
          message:
            'there is nothing to make small: put a cross-entropy or a squared error behind the last layer.',
        },
      ],
    };
  const binding = bindExamples(document, inference.scope, examples);
  if ('problems' in binding) return binding;
  const bound: BoundExamples = {
    ...binding.bound,
    // Nothing asks for the document of an example but to compile it.
    documentFor(example) {
      beforeLong?.();
      return binding.bound.documentFor(example);
    },
  };
  const chosen = chooseWeights(document.seed ?? 0, inference.weights, weights);
  const settings = trainingOf(document);
  const plans = new Plans(bound, settings.optimiser, chosen.weights, threads);
  const first = plans.check();
  if (first) return { problems: first };
  return { trainer: new Training(document, settings, bound, plans) };
}

class Training implements Trainer {
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
  /** Whether a batch is under way. */
  private underWay = false;
  /** What is drawn for the batch under way, until it is drawn. */
  private drawing: Generator<undefined, void, void> | undefined;
  /** Whether the gradients in memory are those of a whole batch. */
  private hasGradients = false;

  constructor(document: Document, settings: TrainingSettings, bound: BoundExamples, plans: Plans) {
    this.settings = settings;
    this.seed = document.seed ?? 0;
    this.bound = bound;
    this.plans = plans;
    const { training, validation } = split(bound, { validation: settings.validation, seed: this.seed });
    this.training = [...training];
    this.validation = [...validation];
    this.stepsPerEpoch = this.batchesIn(0).length;
  }

  advance(milliseconds: number): StepReport | undefined {
    const batch = this.batch();
    const plan = this.plans.learning(batch);
    if (!this.underWay) {
      plan.write(this.bound, batch);
      this.drawing = plan.draws ? plan.drawing(this.seed, this.steps) : undefined;
      if (!this.drawing) plan.executor.start();
      this.underWay = true;
      this.hasGradients = false;
    }
    const end = this.drawing && performance.now() + milliseconds;
    if (end !== undefined && !this.draw(plan, end)) return undefined;
    if (!plan.executor.step(end === undefined ? milliseconds : end - performance.now())) return undefined;
    this.underWay = false;
    this.hasGradients = true;
    return this.finish(batch);
  }

  step(): StepReport {
    for (;;) {
      const report = this.advance(Number.POSITIVE_INFINITY);
      if (report) return report;
    }
  }

  cancel(): void {
    this.underWay = false;
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

  private batchesIn(epoch: number): readonly (readonly number[])[] {
    if (epoch !== this.epoch) {
      const { batch } = this.settings;
      this.batches = batchesOf(
        this.training,
        (example) => this.bound.keyOf(example),
        batch,
        this.seed,
        epoch,
      );
      this.epoch = epoch;
    }
    return this.batches;
  }

  private batch(): readonly number[] {
    const epoch = Math.floor(this.steps / this.stepsPerEpoch);
    return this.batchesIn(epoch)[this.steps % this.stepsPerEpoch] ?? [];
  }

  /** Lets the weights learn from a batch that has been computed. */
  private finish(batch: readonly number[]): StepReport {
    const { steps: step, stepsPerEpoch, settings } = this;
    const plan = this.plans.learning(batch);
    const losses = plan.losses();
    const loss = sumOf(losses) / losses.length;
    const squares = plan.squares();
    const total = sumOf(squares);
    const rate = rateAt(settings, { step, stepsPerEpoch });
    const report = {
      step,
      epoch: this.epoch,
      examples: batch.length,
      loss,
      accuracy: plan.accuracy(),
      rate,
      norms: plan.norms(squares),
    };
    if (!Number.isFinite(loss) || !Number.isFinite(total))
      return { ...report, trouble: findTrouble(this.plans, this.bound, batch, plan) };
    plan.learn(optimiserNumbers(settings, rate, scaleFor(settings.clip, Math.sqrt(total)), step));
    this.steps++;
    return report;
  }
}

function sumOf(numbers: Float32Array): number {
  let sum = 0;
  for (const each of numbers) sum += each;
  return sum;
}
