import type { Comparison } from '../measure/compareEngines.ts';
import type { TrainingComparison } from '../training/compareTraining.ts';

/** What the driver asks of the page, which hands it on to a worker of its own; workloads and curves go by their names. */
export type Request = (
  | { readonly workload: string; readonly threads: number }
  | { readonly curve: string }
  | { readonly training: string }
) & { readonly rounds: number };

export type Answer =
  | { readonly comparison: Comparison }
  /** Milliseconds, for each size one number a round. */
  | { readonly growth: readonly (readonly number[])[] }
  | { readonly training: TrainingComparison }
  | { readonly error: string };
