import type { Page } from 'playwright-core';
import type { Document, Node, Wire } from '../src/document/document.ts';
import { encodeLink } from '../src/document/link.ts';
import { buildProduct } from './driver/buildProduct.ts';
import { asTime, median, quantile } from './driver/numbers.ts';
import { openProduct } from './driver/openProduct.ts';
import { readOptions } from './driver/options.ts';
import { watchFrames } from './driver/playInFrames.ts';
import { table } from './driver/table.ts';
import { traceFrames } from './driver/traceFrames.ts';
import { writeResults } from './driver/writeResults.ts';

/*
 * How long the main thread of the built editor works for a frame while one goes through the steps of a recurrence, each of which
 * changes all pictures in its body:
 *
 *     npm run scrub -- [--only pictures,gru] [--rounds N]
 */

const steps = 256;

/** What the body is, and milliseconds of the main thread a frame, at most. */
const cases = [
  { name: 'pictures', title: '100 pictures, a step', goal: 8, graph: layersInRecur(100) },
  { name: 'gru', title: `a GRU over ${steps} steps, a step`, goal: 1000 / 60, graph: gruInRecur(64) },
] as const;

/** Milliseconds in which a step is painted for sure, and for which the page rests in between. */
const [watched, rest] = [200, 200];
/** Milliseconds until frames are marked: what was done for one before the first mark would not be counted. */
const marking = 60;

const { chosen, rounds } = readOptions(cases);
buildProduct();
const product = await openProduct();
const rows: string[][] = [];
const results: {
  name: string;
  longest: readonly number[];
  together: readonly number[];
  drawing: readonly number[];
  painting: readonly number[];
}[] = [];
try {
  for (const { name, title, goal, graph } of chosen) {
    const page = await product.open((await encodeLink(graph)).replace(/^[^#]*/, ''));
    await page.locator('.react-flow__node[data-id="read/f0"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForTimeout(4000);
    // A panel of its own beside the drawing is not what is measured.
    await page.getByRole('button', { name: 'Inspector' }).click();
    await page.locator('.react-flow__node[data-id="read/f0"]').focus();
    // Once before anything is counted, so that all code is compiled.
    for (let i = 0; i < 8; i++) await step(page);
    const told = await page.locator('.scrubber-words').textContent();
    if (told !== `step 8 of ${steps}`) throw new Error(`After eight steps the scrubber says “${told}”.`);
    const measured: StepTimes[] = [];
    for (let i = 0; i < 2 * rounds; i++) measured.push(await timeStep(page));
    const longest = measured.map((each) => each.longest);
    const together = measured.map((each) => each.together);
    const drawing = measured.map((each) => each.drawing);
    const painting = measured.map((each) => each.painting);
    results.push({ name, longest, together, drawing, painting });
    rows.push(
      rowOf(`${title}: painting pictures`, painting, goal),
      rowOf('… and drawing the frame: style, layout, handing over', drawing, goal),
      rowOf('… and all since the frame before: the key, what depends on the step', longest, goal),
      rowOf('… and all further frames of the step', together),
    );
    await page.close();
  }
} finally {
  await product.close();
}
console.log(`\n${table([['main thread', 'median', '95 %', 'goal, at most', 'met'], ...rows])}`);
writeResults('scrub', { chromium: product.browser.version(), results });

async function step(page: Page): Promise<void> {
  await page.keyboard.press('.');
  await page.waitForTimeout(rest);
}

/** Milliseconds of the main thread for a step. */
interface StepTimes {
  /** In the frame that takes it longest to paint pictures. */
  readonly painting: number;
  /** In the task that draws that frame. */
  readonly drawing: number;
  /** For the longest of its frames, and for all of them. */
  readonly longest: number;
  readonly together: number;
}

async function timeStep(page: Page): Promise<StepTimes> {
  const gesture = async () => {
    const frames = watchFrames(page, marking + watched);
    await page.waitForTimeout(marking);
    await page.keyboard.press('.');
    await frames;
  };
  const frames = await traceFrames(product.browser, page, gesture, ['devtools.timeline']);
  await page.waitForTimeout(rest);
  const times = frames.map(({ milliseconds }) => milliseconds);
  const painted = frames.reduce((most, frame) => (frame.animation > most.animation ? frame : most));
  return {
    painting: painted.animation,
    drawing: painted.drawing,
    longest: Math.max(...times),
    together: times.reduce((sum, each) => sum + each, 0),
  };
}

function rowOf(title: string, times: readonly number[], goal?: number): string[] {
  const high = quantile(times, 0.95);
  const cells = [title, asTime(median(times)), asTime(high)];
  if (goal === undefined) return [...cells, '–', '–'];
  return [...cells, `${goal.toFixed(1)} ms`, high <= goal ? 'yes' : median(times) <= goal ? 'median' : 'no'];
}

/** A recurrence whose body is so many layers one behind the other, in rows of ten. */
function layersInRecur(count: number): Document {
  const nodes = Array.from(
    { length: count },
    (_, i): Node => ({
      ...{ id: `f${i}`, block: 'vanilla', params: { units: 32 } },
      at: [240 * (i % 10), 140 * Math.floor(i / 10)],
    }),
  );
  const wires = nodes.map((node, i): Wire => [i === 0 ? '$.state' : `f${i - 1}.y`, `${node.id}.x`]);
  const last = `f${count - 1}.y`;
  return recurOver(nodes, [...wires, [last, '$.state'], [last, '$.output']], { start: 32 });
}

function gruInRecur(units: number): Document {
  return recurOver(
    [{ id: 'f0', block: 'gru', params: { units } }],
    [
      ['$.element', 'f0.x'],
      ['$.state', 'f0.state'],
      ['f0.state', '$.state'],
      ['f0.output', '$.output'],
    ],
  );
}

/** A recurrence over a series, which starts from a vector of so many numbers if its body does not say what its state is. */
function recurOver(nodes: readonly Node[], wires: readonly Wire[], given: { start?: number } = {}): Document {
  const values = Array.from({ length: steps }, (_, i) => Math.round(1000 * Math.sin(i / 9)) / 1000);
  const { start } = given;
  return {
    format: 'layerwire',
    version: 1,
    nodes: [
      { id: 'series', block: 'series', params: { values }, at: [0, 0] },
      ...(start === undefined
        ? []
        : [{ id: 'start', block: 'vector', params: { size: start }, at: [0, 240] } as Node]),
      { id: 'read', block: 'recur', at: [260, 0], body: { nodes, wires } },
    ],
    wires: [
      ['series.out', 'read.sequence'],
      ...(start === undefined ? [] : [['start.out', 'read.start'] as Wire]),
    ],
  };
}
