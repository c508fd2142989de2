import { type DBSchema, openDB } from 'idb';
import type { Dataset } from '../../data/dataset.ts';
import type { TrainingState } from '../../training/protocol.ts';
import type { Curve } from './curve.ts';

/** What a run goes on from after the page was loaded anew. */
export interface KeptTraining {
  /** What was trained: equal texts mean equal graphs and settings. */
  readonly graph: string;
  readonly dataset: Dataset;
  readonly chosen: ReadonlyMap<string, string>;
  readonly state: TrainingState;
  readonly curve: Curve;
  readonly running: boolean;
}

interface Schema extends DBSchema {
  runs: { key: 'last'; value: KeptTraining };
}

/** A database of its own: what is in it can be made anew, and must not stand in the way of documents. */
function open() {
  return openDB<Schema>('layerwire-training', 1, {
    upgrade(database) {
      database.createObjectStore('runs');
    },
  });
}

/** Keeps the run, in place of the one before. Rejects where the browser has no room or does not let us. */
export async function keepTraining(run: KeptTraining): Promise<void> {
  const database = await open();
  try {
    await database.put('runs', run, 'last');
  } finally {
    database.close();
  }
}

/** The run that was kept last, if it was of this graph. */
export async function keptTraining(graph: string): Promise<KeptTraining | undefined> {
  const database = await open();
  try {
    const kept = await database.get('runs', 'last');
    return kept?.graph === graph ? kept : undefined;
  } finally {
    database.close();
  }
}
