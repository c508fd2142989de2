import { expect, it } from 'vitest';
import { streamKey, threefry, uniformAt } from '../../src/base/random.ts';
import { axesIn, countElements } from '../../src/base/valueType.ts';
import { type Inference, infer } from '../../src/compiler/infer.ts';
import { lower } from '../../src/compiler/lower.ts';
import { listPorts, type PortValue, withoutReadings } from '../../src/compiler/portNames.ts';
import type { ResolvedNode, Scope } from '../../src/compiler/resolve.ts';
import { type Cell, type CellTrace, type MarkedPorts, traceCells } from '../../src/compiler/traceCells.ts';
import type { Document } from '../../src/document/document.ts';
import { evaluate, float64 } from '../../src/ir/evaluate.ts';
import { sizeOf } from '../../src/ir/layout.ts';
import type { Program, Tensor } from '../../src/ir/program.ts';
import { checkLaw, lawRuns } from '../harness/checkLaw.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { startOf } from '../harness/run.ts';

/*
 * What is lit, over graphs of the whole language, bodies nested to three. Forwards it is held to brute force: another number is put in a
 * cell of a source, and it is seen what moves at every port. Backwards is held to forwards.
 */

/** How many cells of each graph are looked at. */
const cells = 4;
/** So often are weights and sources drawn anew, until all that is lit has moved. */
const mostDraws = 200;
/** Small ones that a saturated function shows, and one that wins a maximum. */
const changes = [1.3, -1.3, 50];

it('what a cell of a source lights is what moves with it, at every port', () => {
  checkLaw(
    wellTypedGraphs,
    (document) => {
      const graph = openGraph(document);
      for (const cell of sourceCells(graph)) {
        const lit = graph.trace.targetsOf(cell);
        if (isHidden(graph, cell, lit)) continue;
        const moved = movedBy(graph, cell, countIn(lit));
        for (const port of graph.ports)
          expect(elementsOf(lit.get(port)), `${port}, from element ${cell.element} of ${cell.port}`).toEqual(
            [...(moved.get(port) ?? [])].sort((one, other) => one - other),
          );
      }
    },
    { runs: Math.ceil(lawRuns / 4) },
  );
});

it('a cell lights what it is computed from where that lights the cell', () => {
  checkLaw(wellTypedGraphs, (document) => {
    const {
      document: { seed = 0 },
      taps,
      trace,
    } = openGraph(document);
    const sizes = new Map<string, number>();
    for (const { port, layout } of taps) sizes.set(port, (sizes.get(port) ?? 0) + sizeOf(layout));
    const filled = [...sizes].filter(([, size]) => size > 0);
    const chosen = Array.from({ length: 3 * cells }, (_, n) => {
      const [which, where] = threefry(streamKey(seed, 'pairs'), [n, 0]);
      return filled
        .slice(which % filled.length)
        .slice(0, 1)
        .map(([port, size]): Cell => ({ port, element: where % size }));
    }).flat();
    const forth = chosen.map((cell) => trace.targetsOf(cell));
    const back = chosen.map((cell) => trace.sourcesOf(cell));
    for (const [i, from] of chosen.entries())
      for (const [j, to] of chosen.entries())
        expect(
          forth[i]?.get(to.port)?.[to.element] ?? 0,
          `from element ${from.element} of ${from.port} to ${to.element} of ${to.port}`,
        ).toBe(back[j]?.get(from.port)?.[from.element] ?? 0);
  });
});

interface OpenGraph {
  readonly document: Document;
  readonly inference: Inference;
  readonly ports: readonly string[];
  readonly program: Program;
  /** The names of what the program starts from, and the numbers that they have in the document. */
  readonly inputs: readonly string[];
  readonly start: ReadonlyMap<string, Float32Array>;
  readonly taps: readonly PortValue[];
  readonly trace: CellTrace;
}

function openGraph(document: Document): OpenGraph {
  const inference = infer(document);
  const ports = listPorts(inference);
  const start = startOf(document, inference);
  const trace = traceCells(inference, ports, (name) => start.get(name) ?? new Float32Array());
  return { document, inference, ports, start, trace, ...lower(inference, ports) };
}

/** Cells of sources outside of bodies: one within gives each application the same. */
function sourceCells({ document, inference, inputs, start }: OpenGraph): readonly Cell[] {
  const filled = inputs.filter(
    (name) => inference.types.has(name) && !name.includes('/') && (start.get(name)?.length ?? 0) > 0,
  );
  return Array.from({ length: filled.length > 0 ? cells : 0 }, (_, n) => {
    const [which, where] = threefry(streamKey(document.seed ?? 0, 'cells'), [n, 0]);
    const port = filled[which % filled.length] ?? '';
    return { port, element: where % (start.get(port)?.length ?? 1) };
  });
}

/** Whether a graph hides what its wiring says: the one probability of one class is 1, those of a number and itself are halves, and
 * what is subtracted from itself is 0. */
function isHidden({ inference }: OpenGraph, { port }: Cell, lit: MarkedPorts): boolean {
  const reached = new Set([...lit.keys()].map(withoutReadings));
  const isSymbol = vocabularyOf(inference, port) !== undefined;
  const hides = ({ path, block: { type }, bypass, inputs }: ResolvedNode): boolean => {
    if (bypass) return false;
    if (type === 'softmax' || type === 'cross-entropy')
      return axesIn(inference.types.get(`${path}.x`) ?? { kind: 'tuple', items: [] }).at(-1)?.size === 1;
    if (type === 'join') return new Set(inputs.values()).size < inputs.size;
    if (type === 'squared-error') return reached.has(`${path}.x`) && reached.has(`${path}.target`);
    // A state may start from zeros, and a window hold them.
    if (type === 'multiply') return path.includes('/');
    // Equal symbols have equal vectors, and other ones those of a few others.
    return isSymbol && (type === 'maximum' || type === 'max-pooling');
  };
  const any = ({ nodes }: Scope): boolean =>
    nodes.some((node) => hides(node) || (node.body !== undefined && any(node.body)));
  return any(inference.scope);
}

/** By port, the elements that move when another number is put in a cell, until there are as many as wanted. */
function movedBy(graph: OpenGraph, cell: Cell, wanted: number): ReadonlyMap<string, ReadonlySet<number>> {
  const { program, inputs, taps } = graph;
  const moved = new Map<string, Set<number>>();
  const source = inputs.indexOf(cell.port);
  let found = 0;
  for (let draw = 0; draw < mostDraws && found < wanted; draw++) {
    const given = inputs.map((_, i) => drawInput(graph, i, draw));
    const own = given[source];
    if (!own) throw new Error(`The graph does not read ${cell.port}.`);
    const before = evaluate(program, given, float64);
    for (const other of othersFor(graph, cell, own.data[cell.element] ?? 0, draw)) {
      const data = Float64Array.from(own.data).with(cell.element, other);
      const after = evaluate(program, given.with(source, { ...own, data }), float64);
      const starts = new Map<string, number>();
      for (const [i, { port, layout }] of taps.entries()) {
        const start = starts.get(port) ?? 0;
        starts.set(port, start + sizeOf(layout));
        const elements = moved.get(port) ?? new Set();
        moved.set(port, elements);
        after[i]?.data.forEach((y, e) => {
          if (!Object.is(y, before[i]?.data[e])) elements.add(start + e);
        });
      }
    }
    found = [...moved.values()].reduce((sum, { size }) => sum + size, 0);
  }
  return moved;
}

/** Numbers between −0.8 and 0.8, in place of weights as well; symbols stay as they are. */
function drawInput({ program, inputs, inference, start }: OpenGraph, input: number, draw: number): Tensor {
  const name = inputs[input] ?? '';
  const shape = program.shapes[program.inputs[input] ?? -1] ?? [];
  if (vocabularyOf(inference, name) !== undefined)
    return { shape, data: Float64Array.from(start.get(name) ?? []) };
  const key = streamKey(draw, name);
  return {
    shape,
    data: Float64Array.from({ length: countElements(shape) }, (_, i) => 1.6 * uniformAt(key, i, 0) - 0.8),
  };
}

/** What is put in place of a number or of a symbol. */
function othersFor({ inference }: OpenGraph, { port }: Cell, value: number, draw: number): readonly number[] {
  const symbols = vocabularyOf(inference, port);
  if (symbols === undefined) return changes.map((change) => value + change);
  return [(value + 1 + (draw % Math.max(1, symbols - 1))) % symbols];
}

function vocabularyOf({ types }: Inference, port: string): number | undefined {
  const type = types.get(port);
  return type?.kind === 'symbols' ? type.vocabulary : undefined;
}

function countIn(lit: MarkedPorts): number {
  return [...lit.values()].reduce((sum, mask) => sum + elementsOf(mask).length, 0);
}

function elementsOf(mask: Uint8Array | undefined): readonly number[] {
  return [...(mask ?? [])].flatMap((mark, i) => (mark === 1 ? i : []));
}
