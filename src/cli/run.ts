import type { Inference } from '../compiler/infer.ts';
import type { Tap } from '../compiler/plan.ts';
import { sourcesWithoutValue } from '../compiler/sources.ts';
import type { Document } from '../document/document.ts';
import { describeError } from '../document/loadError.ts';
import type { WeightsFile } from '../runtime/protocol.ts';
import { createSession } from '../runtime/session.ts';
import { type Bound, bindSources, sourcesOf } from './bindSources.ts';
import { asksForAll } from './choosePorts.ts';
import { type Command, Failure, type Io } from './command.ts';
import { judge, type Order } from './judge.ts';
import { inferSound, readGraph } from './readGraph.ts';
import { readInputs } from './readInput.ts';
import { readOwnWeights, readWeights } from './readWeights.ts';
import { sourcesBehind } from './sourcesBehind.ts';
import { writeResult } from './writeResult.ts';

export const run: Command = {
  summary: 'Computes the values of ports.',
  argument: 'GRAPH.json',
  options: {
    input: {
      value: 'IN.json|IN.jsonl',
      help: 'Values for sources by path; a .jsonl has one object, and gives one result, a line.',
    },
    weights: { value: 'W.safetensors', help: 'Exactly the graph’s weights, by name and shape.' },
    ports: { value: 'all|PORT,…', help: 'Which ports; without it, the outputs that feed nothing.' },
  },
  async run(path, options, io) {
    const document = await readGraph(path);
    const order: Order = {
      ports: options.ports,
      weights: await findWeights(document, options.weights),
      exact: options.weights !== undefined,
    };
    const compute = computation(order, io);
    if (options.input === undefined) return compute({ document, sources: new Map() });
    const inputs = await readInputs(options.input);
    if (inputs.length === 0) inferSound(document);
    const sources = sourcesOf(document);
    for (const { line, read } of inputs) {
      try {
        await compute(await bindSources(document, sources, read()));
      } catch (error) {
        if (line === undefined || !(error instanceof Failure)) throw error;
        throw new Failure(inLine(line, error.lines, document, order));
      }
    }
  },
};

/** The file's weights, or the document's own; `undefined` when all follow from the seed. */
async function findWeights(document: Document, path: string | undefined): Promise<WeightsFile | undefined> {
  if (path !== undefined) return readWeights(path);
  return document.weights && readOwnWeights(document.weights);
}

/** Says in which line of the input mistakes lie, but for those that are there without it. */
function inLine(
  line: number,
  mistakes: readonly string[],
  document: Document,
  order: Order,
): readonly string[] {
  const without = judge(document, order);
  const own = new Set([...without.problems, ...without.mistakes]);
  return mistakes.map((each) => (own.has(each) ? each : `line ${line}: ${each}`));
}

/** What computes and prints one result after the other, each of the same graph with other values. */
function computation(order: Order, io: Io): (bound: Bound) => Promise<void> {
  const session = createSession();
  const noted = new Set<string>();
  return async ({ document, sources }) => {
    const { inference, ports, problems, mistakes, notes } = judge(document, order);
    if (problems.length > 0) throw new Failure(problems);
    if (mistakes.length > 0) throw new Failure(mistakes);
    for (const note of notes) {
      if (!noted.has(note)) io.err(`Note: ${note}`);
      noted.add(note);
    }
    const { weights } = order;
    const prepared = session.prepare({ document, inference, ports, weights, sources });
    if ('problems' in prepared) throw new Failure(prepared.problems.map(describeError));
    const { executor } = prepared;
    checkValues(inference, ports, executor.taps, asksForAll(order.ports));
    while (!executor.step(1000)) io.progress(executor.progress());
    io.progress(undefined);
    await io.outPieces(writeResult(executor));
  };
}

/** No source is missing its value that a port depends on, and every port that was asked for by name has one. */
function checkValues(
  inference: Inference,
  ports: readonly string[],
  taps: readonly Tap[],
  all: boolean,
): void {
  const found = new Set(taps.map(({ port }) => port));
  const without = ports.filter((port) => !found.has(port));
  if (without.length === 0) return;
  const empty = sourcesBehind(inference, sourcesWithoutValue(inference), without);
  if (empty.length > 0)
    throw new Failure(
      empty.map((path) => `${path}: the source has no value. Give it one in the graph, or by --input.`),
    );
  if (!all)
    throw new Failure(without.map((port) => `${port}: there is nothing that could have a value here.`));
}
