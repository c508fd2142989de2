import { readFileSync } from 'node:fs';
import type { JsonValue } from '../../src/base/problem.ts';
import { compile } from '../../src/compiler/compile.ts';
import { infer } from '../../src/compiler/infer.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import { sourceValues } from '../../src/compiler/sources.ts';
import { chooseWeights, type WeightTensor } from '../../src/compiler/weights.ts';
import type { Document } from '../../src/document/document.ts';
import { setParameter } from '../../src/document/edits.ts';
import { load } from '../../src/document/load.ts';
import { readSafetensors } from '../../src/exchange/safetensors.ts';
import { sizeOf } from '../../src/ir/layout.ts';
import { createExecutor } from '../../src/runtime/executor.ts';
import { samples } from '../../src/samples/index.ts';
import { findSampleWeights } from '../../src/samples/weights.ts';

/** The document of a sample, with other values for some parameters, by `path.parameter`. */
export function openSample(name: string, changes: Readonly<Record<string, JsonValue>> = {}): Document {
  const loaded = load(samples.find((sample) => sample.name === name)?.document);
  if (!loaded.document) throw new Error(loaded.errors.map(({ message }) => message).join(' '));
  return Object.entries(changes).reduce((document, [port, value]) => {
    const dot = port.lastIndexOf('.');
    return setParameter(document, port.slice(0, dot), port.slice(dot + 1), value);
  }, loaded.document);
}

/** What the targets of samples should be for what they show, where they wait for examples to say it: by `path.parameter`. */
const answers: Readonly<Record<string, readonly [port: string, answer: JsonValue]>> = {
  'names-plain': ['next.value', 'cheyenne.'],
  'names-gru': ['next.value', 'cheyenne.'],
  'names-lstm': ['next.value', 'cheyenne.'],
  forecast: ['next.values', new Array(144).fill(0)],
  phrases: ['scores.value', '2 2 2 2 1 1 1 2 2 2 2 2 2 1 3 3 3 3 3'],
  lists: ['results.value', 'max 2 9 min 4 7 4 median 8 3 5 5 9'],
};

export function answerOf(name: string): JsonValue | undefined {
  return answers[name]?.[1];
}

/** The document of a sample in which every source has a value. */
export function completeSample(name: string): Document {
  const answer = answers[name];
  return openSample(name, answer && { [answer[0]]: answer[1] });
}

/** The weights in a file that comes with Layerwire, `sample:…`. */
export function sampleWeights(name: string): ReadonlyMap<string, WeightTensor> {
  const url = findSampleWeights(name);
  if (!url) throw new Error(`There are no weights ${name}`);
  const read = readSafetensors(readFileSync(new URL(url)));
  if (!read.tensors) throw new Error(read.error);
  return read.tensors;
}

/** What a document computes with: trained weights if it names them, else those of its seed. */
export function weightsOf(document: Document): ReadonlyMap<string, WeightTensor> {
  const { weights } = document;
  const trained = weights && 'from' in weights ? sampleWeights(weights.from) : undefined;
  return chooseWeights(document.seed ?? 0, infer(document).weights, trained).weights;
}

export interface Found {
  /** As `time 9, features 12`. */
  readonly axes: string;
  /** All numbers, row by row; those of a pair one item behind the other. */
  readonly numbers: readonly number[];
}

/** The value of every port of a document, those in bodies too, as the executor computes it. */
export function compute(document: Document): Map<string, Found> {
  const inference = infer(document);
  const compiled = compile(inference, listPorts(inference));
  if (!('plan' in compiled)) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const executor = createExecutor(compiled.plan);
  for (const [port, values] of sourceValues(inference)) executor.write(port, values);
  for (const [name, { data }] of weightsOf(document)) executor.write(name, data);
  executor.run();
  const found = new Map<string, Found>();
  for (const tap of executor.taps) {
    const values = new Float32Array(sizeOf(tap.layout));
    executor.read(tap, values);
    const before = found.get(tap.port)?.numbers ?? [];
    const axes = tap.axes.map(({ name, size }) => `${name} ${size}`).join(', ');
    found.set(tap.port, { axes, numbers: [...before, ...values] });
  }
  return found;
}

/** The rows of a port's value: a list of numbers for each place along the axes before the last. */
export function rowsAt(values: ReadonlyMap<string, Found>, port: string): number[][] {
  const found = values.get(port);
  if (!found) throw new Error(`There is no port ${port}.`);
  const size = Number(found.axes.split(' ').at(-1));
  return Array.from({ length: found.numbers.length / size }, (_, i) =>
    found.numbers.slice(i * size, (i + 1) * size),
  );
}
