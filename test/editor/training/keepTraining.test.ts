import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import type { Dataset } from '../../../src/data/dataset.ts';
import { points } from '../../../src/data/generators/points.ts';
import { noCurve } from '../../../src/editor/training/curve.ts';
import { type KeptTraining, keepTraining, keptTraining } from '../../../src/editor/training/keepTraining.ts';

function datasetOf(count: number): Dataset {
  const { dataset } = points.generate({ count }, 1);
  if (!dataset) throw new Error('Points have no faults.');
  return dataset;
}

const run = (graph: string, dataset: Dataset, step: number): KeptTraining => ({
  graph,
  dataset,
  made: { generator: 'points', given: { count: 20 } },
  chosen: new Map([['point', 'point']]),
  state: { step, numbers: new Map([['first.W', Float32Array.of(step)]]) },
  curve: noCurve,
  running: true,
});

test('the last run is found again by its graph, and by no other', async () => {
  const dataset = datasetOf(10);
  await keepTraining(run('one', dataset, 3));
  await keepTraining(run('one', dataset, 4));
  expect(await keptTraining('one')).toEqual(run('one', dataset, 4));
  expect(await keptTraining('other')).toBeUndefined();
});

test('a data set is written once, also by a run that was taken up again, and goes with its run', async () => {
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  const written = () => put.mock.calls.filter(([value]) => 'columns' in value).length;
  const [first, second] = [datasetOf(20), datasetOf(30)];
  await keepTraining(run('one', first, 3));
  await keepTraining(run('one', first, 4));
  const again = await keptTraining('one');
  if (again) await keepTraining(again);
  expect(written()).toBe(1);
  await keepTraining(run('two', second, 1));
  expect(written()).toBe(2);
  // As another tab may have put its own in place meanwhile.
  await keepTraining(run('one', first, 5));
  expect((await keptTraining('one'))?.dataset).toEqual(first);
  put.mockRestore();
});
