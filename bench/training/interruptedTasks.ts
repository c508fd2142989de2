import { infer } from '../../src/compiler/infer.ts';
import { topSources } from '../../src/compiler/sources.ts';
import { chooseColumns } from '../../src/data/chooseColumns.ts';
import type { Dataset } from '../../src/data/dataset.ts';
import { generators } from '../../src/data/generators/index.ts';
import type { Document } from '../../src/document/document.ts';
import { samples } from '../../src/samples/index.ts';
import type { TrainingTask } from '../../src/training/protocol.ts';
import { documentOf, type TrainedNetwork } from './networks.ts';

/** What is trained while pauses are asked for. */
export interface InterruptedTask {
  readonly name: string;
  readonly title: string;
  create(): TrainingTask;
}

const pictured = { input: 784, nonlinearity: 'rectifier', answer: 'classes', rate: 0.001 } as const;

export const interruptedTasks: readonly InterruptedTask[] = [
  {
    name: 'wide',
    title: '784-1024-1024-10, batch 256, Adam',
    create: () => onPictures({ ...pictured, filters: [], units: [1024, 1024, 10], batch: 256 }),
  },
  {
    name: 'pictures',
    title: 'two convolutions of 16 and 32 filters, batch 128, Adam',
    create: () => onPictures({ ...pictured, input: 'picture', filters: [16, 32], units: [10], batch: 128 }),
  },
  {
    name: 'series',
    title: 'the sample Forecast, 2,000 series',
    create: () => ofSample('forecast', 'series', { form: 'trend', length: 96, count: 2000 }),
  },
  {
    name: 'lists',
    title: 'the sample Lists, 2,000 trees of many forms',
    create: () => ofSample('lists', 'lists', { depth: 2, count: 2000 }),
  },
  {
    name: 'sentences',
    title: 'the sample Phrases, 2,000 trees of many forms',
    create: () => ofSample('phrases', 'opinions', { count: 2000 }),
  },
];

/** More epochs than there is time for. */
const endless = 1_000_000;

function onPictures(network: Omit<TrainedNetwork, 'name' | 'title' | 'goal'>): TrainingTask {
  const count = 4000;
  const document = documentOf({ ...network, name: '', title: '', goal: { ratio: 1, against: 'best' } });
  const dataset: Dataset = {
    name: 'noise',
    count,
    columns: [
      {
        kind: 'numbers',
        name: 'x',
        shape: [28, 28],
        values: Uint8Array.from({ length: count * 784 }, (_, i) => (i * 7919) % 251),
        divisor: 255,
        starts: undefined,
      },
      {
        kind: 'class',
        name: 'wanted',
        labels: [...'0123456789'],
        indices: Uint32Array.from({ length: count }, (_, i) => i % 10),
        starts: undefined,
      },
    ],
  };
  const { batch, rate } = network;
  return taskOf({ ...document, training: { optimiser: 'adam', batch, rate } }, dataset);
}

function ofSample(name: string, generator: string, given: Readonly<Record<string, number | string>>) {
  const sample = samples.find((each) => each.name === name)?.document as Document;
  const { dataset } = generators.find((each) => each.name === generator)?.generate(given, 1) ?? {};
  if (!dataset) throw new Error(`There is no data for ${name}.`);
  const { weights: _, ...document } = sample;
  return taskOf(document, dataset);
}

function taskOf(document: Document, dataset: Dataset): TrainingTask {
  const bindings = chooseColumns(topSources(infer(document)), dataset, new Map());
  return {
    document: { ...document, training: { ...document.training, epochs: endless } },
    dataset,
    columns: new Map(bindings.flatMap(({ path, column }) => (column === undefined ? [] : [[path, column]]))),
  };
}
