import type { Page } from 'playwright-core';
import { encodeLink } from '../src/document/link.ts';
import { buildProduct } from './driver/buildProduct.ts';
import { gestures } from './driver/gestures.ts';
import { asTime, median, quantile } from './driver/numbers.ts';
import { openProduct } from './driver/openProduct.ts';
import { readOptions } from './driver/options.ts';
import { watchFrames } from './driver/playInFrames.ts';
import { table } from './driver/table.ts';
import { betweenInputs, traceFrames } from './driver/traceFrames.ts';
import { writeResults } from './driver/writeResults.ts';
import { forms, inLines } from './graphs.ts';

/*
 * How long the main thread of the built editor works for a frame while a large graph is panned, zoomed, dragged and pointed at,
 * with live pictures, all of it in view; and for an edit that changes types:
 *
 *     npm run frames -- [--only 300,1000] [--rounds N]
 */

/** The sizes of graphs, and milliseconds of the main thread a frame, at most. */
const cases = [
  { name: '300', nodes: 300, columns: 18, goal: 8 },
  { name: '1000', nodes: 1000, columns: 32, goal: 16 },
] as const;

/** Milliseconds after which the page has nothing left to do. */
const rest = 500;

/** An edit's types are back within a frame of a screen. */
const editGoal = 1000 / 60;

const { chosen, rounds } = readOptions(cases);
buildProduct();
const product = await openProduct();
const rows: string[][] = [];
const results: { nodes: number; gesture: string; frames: readonly number[] }[] = [];
try {
  for (const { nodes, columns, goal } of chosen) {
    const graph = inLines(forms.residual(nodes), columns);
    const page = await product.open((await encodeLink(graph)).replace(/^[^#]*/, ''));
    await page
      .locator('.react-flow__node')
      .nth(graph.nodes.length - 1)
      .waitFor({ state: 'attached' });
    const session = await page.context().newCDPSession(page);
    await page.waitForTimeout(4000);
    for (const [gesture, play] of Object.entries(gestures)) {
      // Once before anything is counted, so that all code is compiled.
      await play(page, session, 16);
      await page.waitForTimeout(rest);
      const traced = await traceFrames(product.browser, page, () => play(page, session, 4 * rounds));
      await page.waitForTimeout(rest);
      const frames = betweenInputs(traced);
      results.push({ nodes, gesture, frames });
      rows.push(rowOf(`${nodes} nodes, ${gesture}`, frames, goal));
    }
    const edits = await timeEdits(page, Math.max(3, Math.ceil(rounds / 2)));
    results.push({ nodes, gesture: 'edit', frames: edits });
    rows.push(rowOf(`${nodes} nodes, an edit`, edits, editGoal));
    await page.close();
  }
} finally {
  await product.close();
}
console.log(
  `\n${table([['main thread a frame', 'frames', 'median', '95 %', 'goal, at most', 'met'], ...rows])}`,
);
writeResults('frames', { chromium: product.browser.version(), results });

function rowOf(title: string, frames: readonly number[], goal: number): string[] {
  const high = quantile(frames, 0.95);
  return [
    title,
    String(frames.length),
    asTime(median(frames)),
    asTime(high),
    `${goal.toFixed(1)} ms`,
    high <= goal ? 'yes' : median(frames) <= goal ? 'median' : 'no',
  ];
}

/** The longest frame of each of some edits, which change the types of all that hangs on the first layer, and back. */
async function timeEdits(page: Page, edits: number): Promise<readonly number[]> {
  await page.locator('.react-flow__node[data-id="f0"]').focus();
  await page.keyboard.press('Enter');
  const units = page.locator('.inspector').getByRole('textbox', { name: 'Units' });
  const longest: number[] = [];
  for (let i = 0; i < edits; i++) {
    await units.fill(i % 2 === 0 ? '9' : '8');
    await page.waitForTimeout(rest);
    const frames = await traceFrames(product.browser, page, async () => {
      const watched = watchFrames(page, 300);
      await page.keyboard.press('Enter');
      await watched;
    });
    longest.push(Math.max(...frames.map(({ milliseconds }) => milliseconds)));
  }
  return longest;
}
