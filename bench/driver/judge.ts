import type { Comparison } from '../measure/compareEngines.ts';
import type { Goal, Workload } from '../workloads/workloads.ts';
import { median } from './numbers.ts';

/** What was measured of a workload, with one thread and with two. */
export interface Measured {
  readonly workload: Workload;
  readonly byThreads: ReadonlyMap<number, Comparison>;
}

/** How Layerwire stands against a rival. */
export interface Verdict {
  readonly workload: string;
  readonly threads: number;
  /** The rival, and its median time over Layerwire's; nothing where one of the two was not timed. */
  readonly rival?: string;
  readonly ratio?: number;
  readonly goal?: number;
}

/** The medians of all that was timed, in milliseconds, by engine. */
export function mediansOf({ samples }: Comparison): ReadonlyMap<string, number> {
  return new Map(Object.entries(samples).map(([engine, each]) => [engine, median(each)]));
}

/** A verdict for each goal; with two threads also where there is none. */
export function judge(
  { name, goals, twoThreads }: Workload,
  threads: number,
  comparison: Comparison,
): readonly Verdict[] {
  const medians = mediansOf(comparison);
  const ours = medians.get('layerwire');
  const rivals = [...medians].filter(([engine]) => engine !== 'layerwire').sort(([, a], [, b]) => a - b);
  const stated: readonly Partial<Goal>[] =
    threads === 1 ? goals : [twoThreads === undefined ? {} : { ratio: twoThreads }];
  return stated.map(({ against = 'best', ratio: goal }) => {
    const [rival, theirs] = rivals.find(([engine]) => against === 'best' || engine === against) ?? [];
    return {
      workload: name,
      threads,
      ...(rival !== undefined && { rival }),
      ...(ours !== undefined && theirs !== undefined && { ratio: theirs / ours }),
      ...(goal !== undefined && { goal }),
    };
  });
}

/** Whether a goal is reached, where there is one. */
export function isMet({ ratio = 0, goal }: Verdict): boolean {
  return goal !== undefined && ratio >= goal;
}
