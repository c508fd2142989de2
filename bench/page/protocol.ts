import type { Comparison } from '../measure/compareEngines.ts';

/** What the driver asks of the page, which hands it on to a worker of its own. */
export interface Request {
  /** By name. */
  readonly workload: string;
  readonly threads: number;
  readonly rounds: number;
}

export type Answer = { readonly comparison: Comparison } | { readonly error: string };
