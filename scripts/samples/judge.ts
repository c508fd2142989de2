import { readFileSync } from 'node:fs';
import { infer } from '../../src/compiler/infer.ts';
import { topSources } from '../../src/compiler/sources.ts';
import type { WeightTensor } from '../../src/compiler/weights.ts';
import { chooseColumns } from '../../src/data/chooseColumns.ts';
import { type Dataset, datumOf } from '../../src/data/dataset.ts';
import { faultText } from '../../src/data/fault.ts';
import { generators } from '../../src/data/generators/index.ts';
import type { Document } from '../../src/document/document.ts';
import { load } from '../../src/document/load.ts';
import { trainingOf } from '../../src/document/training.ts';
import { readSafetensors } from '../../src/exchange/safetensors.ts';
import { findSampleWeights } from '../../src/samples/weights.ts';
import { createTrainer } from '../../src/training/createTrainer.ts';
import type { Evaluation } from '../../src/training/evaluate.ts';
import { examplesOf } from '../../src/training/examplesOf.ts';

/** The document of a sample, as its file is now. */
export function sampleDocument(name: string): Document {
  const { document, errors } = load(readFileSync(sampleFile(name), 'utf8'));
  if (!document) throw new Error(`${name}: ${errors.map(({ message }) => message).join(' ')}`);
  return document;
}

export function sampleFile(name: string): URL {
  return new URL(`../../src/samples/${name}.json`, import.meta.url);
}

/** The weights that are shipped with a sample, as their file is now. */
export function shippedWeights(name: string): ReadonlyMap<string, WeightTensor> {
  const file = findSampleWeights(`sample:${name}`);
  if (!file) throw new Error(`${name} has no weights of its own.`);
  const read = readSafetensors(readFileSync(file));
  if (!read.tensors) throw new Error(`${name}: ${read.error}`);
  return read.tensors;
}

/** Judges a graph with these weights by examples of a data set: all, or those that it is given. */
export function judgeOf(
  document: Document,
  weights: ReadonlyMap<string, WeightTensor>,
  dataset: Dataset,
): (examples?: readonly number[]) => Evaluation {
  const bindings = chooseColumns(topSources(infer(document)), dataset, new Map());
  const columns = new Map(
    bindings.flatMap(({ path, column }) => (column === undefined ? [] : [[path, column]])),
  );
  const created = createTrainer({
    document: { ...document, training: { ...trainingOf(document), validation: 0 } },
    examples: examplesOf(dataset, columns),
    weights,
  });
  if ('problems' in created) throw new Error(created.problems.map(({ message }) => message).join(' '));
  const { trainer } = created;
  return (examples = trainer.training) => trainer.evaluate(examples);
}

/** What a generator makes with a seed. */
export function made(name: string, given: Readonly<Record<string, number | string>>, seed: number): Dataset {
  const { dataset, faults } = generators.find((each) => each.name === name)?.generate(given, seed) ?? {
    faults: [],
  };
  if (!dataset) throw new Error(faults.map(faultText).join(' '));
  return dataset;
}

/** The examples of a data set whose first column has nothing that another's has. */
export function unseen(dataset: Dataset, seen: Dataset): readonly number[] {
  const first = ({ columns: [column], count }: Dataset) =>
    Array.from({ length: count }, (_, i) => (column ? String(datumOf(column, i)) : ''));
  const known = new Set(first(seen));
  return first(dataset).flatMap((text, i) => (known.has(text) ? [] : [i]));
}

/** The graph that judges trees by their roots alone: what read every node reads the root, and its answer is one class. */
export function atRoot(
  document: Document,
  answer: { readonly of: string; readonly called: string },
): Document {
  const { nodes, wires } = document;
  return {
    ...document,
    nodes: nodes.map((node) => {
      if (node.id !== answer.of) return node;
      const { unit: _, ...params } = node.params ?? {};
      return { ...node, id: answer.called, block: 'class', params };
    }),
    wires: wires.map(([from, to]) => [
      from === 'compose.all' ? 'compose.root' : from === `${answer.of}.out` ? `${answer.called}.out` : from,
      to,
    ]),
  };
}
