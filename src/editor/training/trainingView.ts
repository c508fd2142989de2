import type { Problem } from '../../base/problem.ts';
import type { WeightTensor } from '../../compiler/weights.ts';
import type { Dataset } from '../../data/dataset.ts';
import type { Fault } from '../../data/fault.ts';
import type { Evaluation, Pace, StepReport } from '../../training/protocol.ts';
import { type Curve, noCurve } from './curve.ts';

/** A generator of data, by name, and its parameters where they are not as usual. */
export interface Made {
  readonly generator: string;
  readonly given: Readonly<Record<string, number | string>>;
}

/** How training goes. */
export interface TrainingView {
  readonly phase: 'idle' | 'running' | 'paused' | 'finished' | 'trouble' | 'refused';
  readonly dataset: Dataset | undefined;
  readonly faults: readonly Fault[];
  /** How the data were made, if they are not from files. */
  readonly made: Made | undefined;
  /** By the path of a source: the column that was chosen for it. */
  readonly chosen: ReadonlyMap<string, string>;
  /** Why nothing can be trained. */
  readonly problems: readonly Problem[];
  readonly steps: number;
  readonly stepsPerEpoch: number;
  readonly stepsASecond: number;
  readonly last: StepReport | undefined;
  /** The norms of the gradients of each node's weights at that step, by the path of the node. */
  readonly norms: ReadonlyMap<string, number>;
  /** The gradients of a batch a moment ago, by the weights' names. */
  readonly gradients: ReadonlyMap<string, WeightTensor> | undefined;
  /** What matters more, speed or a smooth page. */
  readonly pace: Pace;
  readonly evaluation: Evaluation | undefined;
  readonly curve: Curve;
}

/** Before anything was learned. */
export const nothingYet = {
  phase: 'idle',
  problems: [],
  steps: 0,
  stepsPerEpoch: 0,
  stepsASecond: 0,
  last: undefined,
  norms: new Map(),
  gradients: undefined,
  evaluation: undefined,
  curve: noCurve,
} as const;
