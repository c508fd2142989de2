import type { Problem } from '../base/problem.ts';
import type { WeightTensor } from '../compiler/weights.ts';
import type { Dataset } from '../data/dataset.ts';
import type { Document } from '../document/document.ts';
import type { Course } from './course.ts';
import type { Evaluation } from './evaluate.ts';
import type { StepReport, TrainingState } from './trainer.ts';

export type { Course, Evaluation, StepReport, TrainingState };

/** What is trained, on what, and from where. */
export interface TrainingTask {
  readonly document: Document;
  readonly dataset: Dataset;
  /** By the path of a source: the name of the column whose data it takes. */
  readonly columns: ReadonlyMap<string, string>;
  /** Weights to begin with, where name and shape fit. */
  readonly weights?: ReadonlyMap<string, WeightTensor> | undefined;
  /** Where an earlier run of the same task was. */
  readonly state?: TrainingState | undefined;
}

/** To the worker that trains. */
export type TrainingRequest =
  | { readonly type: 'prepare'; readonly task: TrainingTask }
  /** Trains until it is told to pause, all epochs are over or numbers are no longer finite. */
  | { readonly type: 'start' }
  /** Takes one step. */
  | { readonly type: 'step' }
  /** Stops within a slice of computing; the batch under way is let go. While it is busy, the client ends the worker instead. */
  | { readonly type: 'pause' }
  /** Says what matters more from here on, before and while it trains. */
  | { readonly type: 'pace'; readonly pace: Pace };

/**
 * What matters more, the speed of training or the smoothness of the page: with `fast` the page is shown what was learned once in a
 * while; with `smooth` it is shown often, and half of the time is left to it.
 */
export type Pace = (typeof paces)[number];
export const paces = ['fast', 'even', 'smooth'] as const;

/** From the worker that trains. */
export type TrainingResponse =
  | {
      readonly type: 'prepared';
      readonly steps: number;
      readonly stepsPerEpoch: number;
      readonly training: number;
      readonly validation: number;
    }
  /** Problems of the graph or the examples: nothing can be trained. */
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }
  /** The steps since the last report, one at least; the last of them in full, with the norms of gradients by the paths of nodes. */
  | {
      readonly type: 'steps';
      readonly course: Course;
      readonly last: StepReport;
      readonly norms: ReadonlyMap<string, number>;
      readonly stepsASecond: number;
    }
  /** How good the network is on what it has not learned from, or, where nothing is held out, on everything. */
  | { readonly type: 'judged'; readonly steps: number; readonly evaluation: Evaluation }
  /** The weights as they are, now and then while it runs, and the gradients of the last batch. */
  | {
      readonly type: 'weights';
      readonly tensors: ReadonlyMap<string, WeightTensor>;
      readonly gradients: ReadonlyMap<string, WeightTensor> | undefined;
    }
  /** It no longer runs. */
  | { readonly type: 'paused'; readonly reason: 'asked' | 'finished' | 'trouble' }
  /** Behind `paused`, as it takes a while to copy: what it has come to, so that it can go on. */
  | {
      readonly type: 'rested';
      readonly state: TrainingState;
      readonly gradients: ReadonlyMap<string, WeightTensor> | undefined;
    }
  /** The state while it runs, to be kept in case the page goes. */
  | { readonly type: 'kept'; readonly state: TrainingState }
  /**
   * It begins what may take long and cannot be interrupted, such as compiling a plan, and hears nothing before it says `free`. With the
   * state, where that is another than it was told last, whoever does not wait loses nothing.
   */
  | { readonly type: 'busy'; readonly state: TrainingState | undefined }
  | { readonly type: 'free' };
