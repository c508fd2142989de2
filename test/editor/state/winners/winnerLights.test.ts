import { expect, test } from 'vitest';
import { isKnown } from '../../../../src/base/valueType.ts';
import { createActivations } from '../../../../src/editor/state/activations.ts';
import { setPosition } from '../../../../src/editor/state/scrub.ts';
import { select } from '../../../../src/editor/state/selection.ts';
import { shownActivations } from '../../../../src/editor/state/shownActivations.ts';
import { createTracing } from '../../../../src/editor/state/tracing.ts';
import { winnerLights } from '../../../../src/editor/state/winners/winnerLights.ts';
import { shownLights } from '../../../../src/editor/views/shownLights.ts';
import type { TraceRequest } from '../../../../src/runtime/client.ts';
import type { Traced } from '../../../../src/runtime/protocol.ts';
import { run } from '../../../harness/run.ts';
import { editorOf, reader } from '../../editorOf.ts';

/** The maps of 24 × 24 × 8 numbers before a pooling of 2 × 2, and what is lit of them. */
function opened() {
  const editor = editorOf(reader());
  const activations = createActivations(() => {});
  const drawn = Float32Array.from({ length: 28 * 28 }, (_, i) => Math.sin(i * i));
  const found = run(editor.getState().program, ['edges/cell.y', 'pool.y'], {
    inputs: new Map([['draw.out', drawn]]),
  });
  for (const [port, { axes, values }] of found)
    activations.set(port, { axes: axes.filter(isKnown), values: Float32Array.from(values) });
  const tracing = createTracing();
  const asked: TraceRequest[] = [];
  tracing.connect(
    (request) => asked.push(request),
    () => ({ document: editor.getState().program, ports: [...found.keys()], copied: [] }),
  );
  const shown = shownActivations(editor, activations);
  const lights = winnerLights(shownLights(shown, tracing), { editor, activations, shown, tracing });
  const answer = (sources: Traced['sources']) => {
    const [request] = asked.slice(-1);
    if (request) tracing.tell({ sources, targets: new Map(), copies: new Map() }, request);
  };
  const values = found.get('edges/cell.y')?.values ?? [];
  const maxima = found.get('pool.y')?.values ?? [];
  return { editor, tracing, lights, answer, values, maxima };
}

const placesIn = (mask: Uint8Array | undefined) => [...(mask ?? [])].flatMap((mark, i) => (mark ? i : []));

test('while pooling is selected, the numbers that it kept are lit in the picture of what went in', () => {
  const { editor, lights, values, maxima } = opened();
  expect(lights.litOf('edges/cell.y')).toBeUndefined();
  select(editor, ['pool']);
  const { sources, scattered } = lights.litOf('edges/cell.y') ?? {};
  expect(scattered).toBe(true);
  const kept = placesIn(sources).map((place) => values[place]);
  expect(new Set(kept)).toEqual(new Set(maxima));
  expect(kept).toHaveLength(maxima.length);
  // Of one window that is looked at, what was kept of it.
  setPosition(editor, 'edges', 0);
  expect(lights.litOf('edges/cell.y')?.sources).toHaveLength(8);
});

test('of the region of a cell that is pointed at, the number that won is told from the others', () => {
  const { editor, tracing, lights, answer, values, maxima } = opened();
  select(editor, ['pool']);
  const element = (5 * 12 + 7) * 8 + 3;
  tracing.point({ port: 'pool.y', elements: [element] });
  const region = new Uint8Array(values.length).fill(0);
  for (const [y, x] of [
    [10, 14],
    [10, 15],
    [11, 14],
    [11, 15],
  ] as const)
    region[(y * 24 + x) * 8 + 3] = 1;
  answer(new Map([['edges/cell.y', region]]));
  const lit = lights.litOf('edges/cell.y');
  expect(lit?.sources).toEqual(region);
  const [winner = -1, ...others] = placesIn(lit?.kept);
  expect([others, region[winner], values[winner]]).toEqual([[], 1, maxima[element]]);
});
