import fc from 'fast-check';
import { expect, it } from 'vitest';
import { streamKey, threefry, uniformAt } from '../../src/base/random.ts';
import { countElements } from '../../src/base/valueType.ts';
import { infer } from '../../src/compiler/infer.ts';
import { lower } from '../../src/compiler/lower.ts';
import { traceCells } from '../../src/compiler/traceCells.ts';
import type { Document, Node, Wire } from '../../src/document/document.ts';
import { load } from '../../src/document/load.ts';
import { evaluate, float64 } from '../../src/ir/evaluate.ts';
import type { Tensor } from '../../src/ir/program.ts';
import { checkLaw, lawRuns } from '../harness/checkLaw.ts';

/*
 * What a cell is computed from, held to brute force through whole graphs: another number is put in every place of the source, and it
 * is seen whether the cell moves. All functions are smooth or maxima, and weights are drawn several times, so that whatever can
 * matter does so once.
 */

/** How many cells of each graph are looked at. */
const cells = 10;
const draws = 10;
/** Small ones that a sum shows, and large ones that win any maximum. */
const changes = [1.3, -1.3, 50, -50];

type Stage = Omit<Node, 'id' | 'at'>;

/** A body of one layer with two units. */
const layer = (input: string, units = 2) => ({
  nodes: [{ id: 'unit', block: 'vanilla', params: { units }, at: [0, 0] as const }],
  wires: [
    [`$.${input}`, 'unit.x'],
    ['unit.y', '$.result'],
  ] as Wire[],
});

const sizes = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
const padding = fc.constantFrom('valid', 'same');

const convolutions = fc
  .record({
    size: sizes,
    stride: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
    padding,
  })
  .map((params): Stage => ({ block: 'convolve', params, body: layer('window') }));
const poolings = fc
  .record({ size: sizes, padding })
  .map((params): Stage => ({ block: 'max-pooling', params }));
const layers = fc.constant<Stage>({ block: 'vanilla', params: { units: 2 } });
const recurrences = fc.constantFrom('forward', 'backward', 'both').map(
  (direction): Stage => ({
    block: 'recur',
    params: { direction },
    body: {
      nodes: [{ id: 'cell', block: 'gru', params: { units: 2 }, at: [0, 0] }],
      wires: [
        ['$.element', 'cell.x'],
        ['$.state', 'cell.state'],
        ['cell.output', '$.output'],
        ['cell.state', '$.state'],
      ],
    },
  }),
);

/** A picture behind stages that slide over it, or a series behind some that read it in order. */
const graphs = fc
  .oneof(
    fc.array(fc.oneof(convolutions, poolings, layers), { minLength: 1, maxLength: 2 }).map((stages) => ({
      source: { block: 'image', params: { height: 6, width: 5, channels: 1 } },
      stages: [{ block: 'convolve', params: { size: [2, 2] }, body: layer('window') }, ...stages] as Stage[],
    })),
    fc.array(fc.oneof(recurrences, layers), { minLength: 1, maxLength: 2 }).map((stages) => ({
      source: {
        block: 'series',
        params: {
          values: [
            [1, 2],
            [3, 4],
            [5, 6],
            [7, 8],
            [9, 1],
          ],
        },
      },
      stages,
    })),
  )
  .map(({ source, stages }) => documentOf(source, stages))
  .filter((document) => document !== undefined);

it('for ten cells of a graph, what they are found to be computed from is what moves them', () => {
  checkLaw(
    graphs,
    ({ document, last }) => {
      const inference = infer(document);
      const { program, inputs, taps } = lower(inference, [last]);
      const source = inputs.indexOf('source.out');
      const [tap] = taps;
      if (!tap || source < 0) throw new Error('The graph has no value, or does not read its source.');
      const trace = traceCells(inference, ['source.out', last], () => new Float32Array());
      const key = streamKey(1, last);
      const count = countElements(program.shapes[program.outputs[0] ?? -1] ?? []);
      const moved = movedBy(
        (draw) => inputs.map((_, i) => drawTensor(program.shapes[program.inputs[i] ?? -1] ?? [], draw, i)),
        source,
        (tensors) => evaluate(program, tensors, float64)[0]?.data ?? [],
      );
      for (let n = 0; n < cells; n++) {
        const element = threefry(key, [n, 0])[0] % count;
        const found = trace.sourcesOf({ port: last, element }).get('source.out') ?? [];
        const marked = [...found].flatMap((mark, i) => (mark === 1 ? i : []));
        expect(marked, `${last} ${element}`).toEqual(
          moved.flatMap((reached, i) => (reached.has(element) ? i : [])),
        );
      }
    },
    { runs: Math.ceil(lawRuns / 8) },
  );
});

/** For each number of the source, the elements of the result that move with it in some draw. */
function movedBy(
  draw: (n: number) => readonly Tensor[],
  source: number,
  run: (tensors: readonly Tensor[]) => ArrayLike<number>,
): readonly ReadonlySet<number>[] {
  const moved: Set<number>[] = [];
  for (let n = 0; n < draws; n++) {
    const tensors = draw(n);
    const before = run(tensors);
    const { shape, data } = tensors[source] ?? { shape: [], data: new Float64Array() };
    for (let i = 0; i < data.length; i++) {
      const reached = moved[i] ?? new Set();
      moved[i] = reached;
      for (const change of changes) {
        const other = Float64Array.from(data).with(i, (data[i] ?? 0) + change);
        const after = run(tensors.with(source, { shape, data: other }));
        for (let e = 0; e < after.length; e++) if (after[e] !== before[e]) reached.add(e);
      }
    }
  }
  return moved;
}

function drawTensor(shape: readonly number[], draw: number, input: number): Tensor {
  const key = streamKey(draw, `input ${input}`);
  const data = Float64Array.from(
    { length: countElements(shape) },
    (_, i) => 1.6 * uniformAt(key, i, 0) - 0.8,
  );
  return { shape, data };
}

/** The stages one behind the other; nothing where one does not fit behind the one before. */
function documentOf(
  source: Stage,
  stages: readonly Stage[],
): { readonly document: Document; readonly last: string } | undefined {
  const outputs: Readonly<Record<string, string>> = { recur: 'all' };
  const nodes = [source, ...stages].map((stage, i) => ({
    ...stage,
    id: i === 0 ? 'source' : `s${i}`,
    at: [240 * i, 0],
  }));
  const out = (i: number) => (i === 0 ? 'source.out' : `s${i}.${outputs[stages[i - 1]?.block ?? ''] ?? 'y'}`);
  const wires = stages.map(({ block }, i) => [out(i), `s${i + 1}.${block === 'recur' ? 'sequence' : 'x'}`]);
  const { document } = load({ format: 'layerwire', version: 1, nodes, wires });
  if (!document) throw new Error('The graph cannot be loaded.');
  const last = out(stages.length);
  const { types, problems } = infer(document);
  return problems.length === 0 && types.has(last) ? { document, last } : undefined;
}
