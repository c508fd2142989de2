import { type DBSchema, openDB } from 'idb';
import type { Dataset } from '../../data/dataset.ts';
import type { TrainingState } from '../../training/protocol.ts';
import { randomId } from '../state/randomId.ts';
import type { Curve } from './curve.ts';
import type { Made } from './trainingView.ts';

/** What there is to learn from, and what a run goes on from, after the page was loaded anew. */
export interface KeptTraining {
  /** What was trained: equal texts mean equal graphs and settings. */
  readonly graph: string;
  readonly dataset: Dataset;
  readonly made: Made | undefined;
  readonly chosen: ReadonlyMap<string, string>;
  /** None before anything was learned. */
  readonly state: TrainingState | undefined;
  readonly curve: Curve;
  readonly running: boolean;
}

interface Schema extends DBSchema {
  runs: { key: 'last'; value: Omit<KeptTraining, 'dataset'> & { readonly datasetId: string } };
  /** Apart, as the page stands still while a large one is copied: it is written once. */
  datasets: { key: string; value: Dataset };
}

/** A database of its own: what is in it can be made anew, and must not stand in the way of documents. */
function open() {
  return openDB<Schema>('layerwire-training', 2, {
    upgrade(database, version) {
      if (version > 0) database.deleteObjectStore('runs');
      database.createObjectStore('runs');
      database.createObjectStore('datasets');
    },
  });
}

const ids = new WeakMap<Dataset, string>();

/** Keeps the run, in place of the one before. Rejects where the browser has no room or does not let us. */
export async function keepTraining({ dataset, ...run }: KeptTraining): Promise<void> {
  const datasetId = ids.get(dataset) ?? randomId();
  ids.set(dataset, datasetId);
  const database = await open();
  try {
    const transaction = database.transaction(['runs', 'datasets'], 'readwrite');
    const datasets = transaction.objectStore('datasets');
    const there = await datasets.getAllKeys();
    await Promise.all([
      ...there.filter((id) => id !== datasetId).map((id) => datasets.delete(id)),
      !there.includes(datasetId) && datasets.put(dataset, datasetId),
      transaction.objectStore('runs').put({ ...run, datasetId }, 'last'),
      transaction.done,
    ]);
  } finally {
    database.close();
  }
}

/** The run that was kept last, if it was of this graph. */
export async function keptTraining(graph: string): Promise<KeptTraining | undefined> {
  const database = await open();
  try {
    const transaction = database.transaction(['runs', 'datasets']);
    const kept = await transaction.objectStore('runs').get('last');
    if (kept?.graph !== graph) return undefined;
    const { datasetId, ...run } = kept;
    const dataset = await transaction.objectStore('datasets').get(datasetId);
    if (dataset) ids.set(dataset, datasetId);
    return dataset && { ...run, dataset };
  } finally {
    database.close();
  }
}
