import type { Browser, Page } from 'playwright-core';
import { shownMark } from './gestures.ts';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** In microseconds, as all times here. */
  readonly ts: number;
  readonly dur?: number;
  /** How long the thread itself ran, without what others took from it. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * What the page's main thread did for each step of a gesture until it was shown, in milliseconds: all tasks (input, scripts,
 * style, layout, painting, and what came in between), in processor time, so that other work on the machine counts little.
 */
export async function traceSteps(
  browser: Browser,
  page: Page,
  gesture: () => Promise<void>,
): Promise<readonly number[]> {
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'blink.user_timing', '__metadata'],
  });
  await gesture();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return stepsOf(traceEvents);
}

function stepsOf(events: readonly TraceEvent[]): readonly number[] {
  const main = busiestMainThread(events);
  const own = events.filter((event) => threadOf(event) === main).sort((one, other) => one.ts - other.ts);
  const steps: number[] = [];
  let time = 0;
  for (const event of own) {
    if (isTask(event)) time += (event.tdur ?? event.dur ?? 0) / 1000;
    if (event.name === shownMark) {
      steps.push(time);
      time = 0;
    }
  }
  return steps;
}

function busiestMainThread(events: readonly TraceEvent[]): string | undefined {
  const mains = new Map<string, number>();
  for (const event of events)
    if (event.name === 'thread_name' && event.args?.name === 'CrRendererMain') mains.set(threadOf(event), 0);
  for (const event of events) {
    const before = mains.get(threadOf(event));
    if (before !== undefined && isTask(event)) mains.set(threadOf(event), before + (event.dur ?? 0));
  }
  return [...mains].sort(([, one], [, other]) => other - one)[0]?.[0];
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid} ${tid}`;
}

function isTask({ name, ph }: TraceEvent): boolean {
  return ph === 'X' && name === 'ThreadControllerImpl::RunTask';
}
