import type { Browser, Page } from 'playwright-core';
import { frameMarks } from './playInFrames.ts';

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

/** What the main thread did for a frame. */
export interface Frame {
  readonly milliseconds: number;
  /** Whether there was input since the frame before. */
  readonly hasInput: boolean;
  /** Milliseconds of that in the task that draws the frame: callbacks, style, layout, painting and handing over. */
  readonly drawing: number;
  /** Milliseconds of that in callbacks of animation frames, which is where pictures are painted; 0 if it was not traced. */
  readonly animation: number;
}

/**
 * What the page's main thread did for each frame of a gesture, from when the frame before was handed over until this one is:
 * all tasks (input, scripts, style, layout, painting, and what came in between), in processor time of that thread, so that
 * neither other work on the machine counts nor what rasterises and puts the page on the screen. Further categories of events
 * take time of their own.
 */
export async function traceFrames(
  browser: Browser,
  page: Page,
  gesture: () => Promise<void>,
  also: readonly string[] = [],
): Promise<readonly Frame[]> {
  const categories = ['toplevel', 'blink.user_timing', '__metadata', ...also];
  await browser.startTracing(page, { categories });
  await gesture();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return framesOf(traceEvents);
}

/**
 * Milliseconds from one frame with input to the next: that is a frame each, unless the driver was late with an input. What the
 * frames in between took counts as well, so that no work that is put off is lost.
 */
export function betweenInputs(frames: readonly Frame[]): readonly number[] {
  const first = frames.findIndex(({ hasInput }) => hasInput);
  const sums: number[] = [];
  let sum = 0;
  for (const { milliseconds, hasInput } of frames.slice(first + 1)) {
    sum += milliseconds;
    if (!hasInput) continue;
    sums.push(sum);
    sum = 0;
  }
  return sums;
}

function framesOf(events: readonly TraceEvent[]): readonly Frame[] {
  const main = busiestMainThread(events);
  const own = events.filter((event) => threadOf(event) === main).sort((one, other) => one.ts - other.ts);
  const frames: Frame[] = [];
  let milliseconds = 0;
  let task = { drawing: 0, animation: 0 };
  let began = false;
  for (const event of own) {
    const time = (event.tdur ?? event.dur ?? 0) / 1000;
    // A mark lies within the task that draws the frame, which has been counted in full when it is met; further callbacks follow in it.
    if (isTask(event)) {
      milliseconds += time;
      task = { drawing: time, animation: 0 };
    }
    if (event.name === 'FireAnimationFrame') task.animation += time;
    const hasInput = event.name === frameMarks.input;
    if (!hasInput && event.name !== frameMarks.other) continue;
    if (began) frames.push(Object.assign(task, { milliseconds, hasInput }));
    began = true;
    milliseconds = 0;
  }
  return frames;
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
