import { didYouMean } from '../base/suggest.ts';
import { countElements, numbers, shapeOf } from '../base/valueType.ts';
import type { Inference } from '../compiler/infer.ts';
import { compareWeights } from '../compiler/weights.ts';
import type { Document } from '../document/document.ts';
import { describeError } from '../document/loadError.ts';
import type { WeightsFile } from '../runtime/protocol.ts';
import { createSession, type Session } from '../runtime/session.ts';
import { type Command, Failure, type Io } from './command.ts';
import { inferSound, readGraph } from './readGraph.ts';
import { readInputs, type SourceValues } from './readInput.ts';
import { readOwnWeights, readWeights } from './readWeights.ts';
import { writeValue } from './writeValue.ts';

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
    const inference = inferSound(document);
    const ports = choosePorts(inference, document, options.ports);
    const weights = await findWeights(document, inference, options.weights, io);
    const session = createSession();
    const compute = (sources: SourceValues = new Map()) =>
      io.out(valuesOf(session, { document, ports, weights, sources }));
    if (options.input === undefined) {
      compute();
      return;
    }
    for (const { line, read } of await readInputs(options.input, inference)) {
      try {
        compute(await read());
      } catch (error) {
        if (line === undefined || !(error instanceof Failure)) throw error;
        throw new Failure(error.lines.map((each) => `line ${line}: ${each}`));
      }
    }
  },
};

function choosePorts(
  { types, scope }: Inference,
  document: Document,
  asked: string | undefined,
): readonly string[] {
  if (asked === 'all') return [...types.keys()];
  if (asked === undefined) {
    const feeding = new Set(document.wires.map(([from]) => from));
    return scope.nodes
      .flatMap(({ path, ports }) => Object.keys(ports.outputs).map((port) => `${path}.${port}`))
      .filter((port) => !feeding.has(port));
  }
  const ports = [...new Set(asked.split(',').map((port) => port.trim()))];
  const unknown = ports.filter((port) => !types.has(port));
  if (unknown.length > 0)
    throw new Failure(
      unknown.map((port) => `${port}: there is no such port in the graph.${didYouMean(port, types.keys())}`),
    );
  return ports;
}

/** The file's weights, or the document's own; `undefined` when all follow from the seed. */
async function findWeights(
  document: Document,
  inference: Inference,
  path: string | undefined,
  io: Io,
): Promise<WeightsFile | undefined> {
  if (path !== undefined) return readWeights(path, inference);
  if (!document.weights) return undefined;
  const weights = await readOwnWeights(document.weights);
  // A graph that was edited since is no mistake, but what it computes with has to be said.
  for (const difference of compareWeights(inference.weights, weights.tensors)) io.err(`Note: ${difference}`);
  return weights;
}

function valuesOf(session: Session, task: Parameters<Session['prepare']>[0]): string {
  const prepared = session.prepare(task);
  if ('problems' in prepared) throw new Failure(prepared.problems.map(describeError));
  const { executor } = prepared;
  executor.run();
  const found = executor.taps.map((tap) => {
    const values = new Float32Array(countElements(shapeOf(numbers(...tap.axes))));
    executor.read(tap, values);
    return `${JSON.stringify(tap.port)}:${writeValue(tap.axes, values)}`;
  });
  return `{"ports":{${found.join(',')}}}`;
}
