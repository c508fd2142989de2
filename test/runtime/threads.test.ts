import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, test } from 'vitest';
import { compile } from '../../src/compiler/compile.ts';
import { infer } from '../../src/compiler/infer.ts';
import { listPorts } from '../../src/compiler/portNames.ts';
import type { Document } from '../../src/document/document.ts';
import { createExecutor, type Executor } from '../../src/runtime/executor.ts';
import { createThreadPool, type ThreadPool } from '../../src/runtime/threads.ts';
import { checkLawAsync } from '../harness/checkLaw.ts';
import { graphOf, node } from '../harness/graph.ts';
import { wellTypedGraphs } from '../harness/randomGraph.ts';
import { bitsOf, startOf } from '../harness/run.ts';

/** What `helper.ts` does, in a thread of Node's. */
const helping = `
  const { workerData: { module, memory, thread } } = require('node:worker_threads');
  new WebAssembly.Instance(module, { env: { memory } }).exports.help(thread);
`;

const workers: Worker[] = [];

/** So many threads, for every instruction that can be taken apart. */
function poolOf(count: number): ThreadPool {
  const pool = createThreadPool(count, (workerData) => {
    workers.push(new Worker(helping, { eval: true, workerData }));
  });
  if (!pool) throw new Error('One thread needs no pool.');
  return { ...pool, leastWorkOfRun: 0, leastWork: 1 };
}

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.terminate()));
});

function prepared(document: Document, ports: readonly string[], threads?: ThreadPool): Executor {
  const inference = infer(document);
  const compiled = compile(inference, ports);
  if (!('plan' in compiled)) throw new Error('The graph is too large.');
  const executor = createExecutor(compiled.plan, threads && { threads });
  for (const [name, values] of startOf(document, inference)) executor.write(name, values);
  return executor;
}

function resultsOf(executor: Executor): number[][] {
  return executor.taps.map((tap) => {
    const values = new Float32Array(tap.length);
    executor.read(tap, values);
    return bitsOf(values);
  });
}

describe('on several threads', () => {
  it('a plan gives the bits that it gives on one, before the others are there and after', async () => {
    await checkLawAsync(wellTypedGraphs, async (document) => {
      const inference = infer(document);
      const ports = listPorts(inference);
      const alone = prepared(document, ports);
      alone.run();
      const together = prepared(document, ports, poolOf(2));
      const start = startOf(document, inference);
      for (let run = 0; run < 16; run++) {
        // Everything is computed again each time; some of the runs are done alone, to find out which way is faster.
        for (const [name, values] of start) together.write(name, values);
        together.run();
        expect(resultsOf(together)).toEqual(resultsOf(alone));
        if (run === 1) await setTimeout(40);
      }
      together.rest();
    });
  });

  test.each([2, 4, 8])('%i of them share a large product', async (count) => {
    const document = graphOf(
      [node('in', 'vector', { size: 300 }), node('layer', 'vanilla', { units: 333 })],
      'in.out → layer.x',
    );
    const alone = prepared(document, ['layer.y']);
    alone.run();
    const together = prepared(document, ['layer.y'], poolOf(count));
    for (let run = 0; run < 6; run++) {
      for (const [name, values] of startOf(document, infer(document))) together.write(name, values);
      together.run();
      expect(resultsOf(together)).toEqual(resultsOf(alone));
      if (run === 1) await setTimeout(200);
    }
    expect(workers).toHaveLength(count - 1);
  });

  test('a plan goes on by itself when the others have left, and lets them come again', async () => {
    const document = graphOf(
      [node('in', 'vector', { size: 30 }), node('layer', 'vanilla', { units: 40 })],
      'in.out → layer.x',
    );
    const executor = prepared(document, ['layer.y'], poolOf(2));
    const runAgain = () => {
      for (const [name, values] of startOf(document, infer(document))) executor.write(name, values);
      executor.run();
    };
    executor.run();
    const wanted = resultsOf(executor);
    runAgain();
    await setTimeout(100);
    executor.rest();
    for (let run = 0; run < 4; run++) {
      runAgain();
      expect(resultsOf(executor)).toEqual(wanted);
      if (run === 1) await setTimeout(100);
    }
    // Others have come since.
    expect(workers).toHaveLength(2);
  });
});

describe('a pool', () => {
  test.each([
    [1, undefined],
    [2, 2],
    [3, 2],
    [6, 4],
    [64, 8],
    [Number.NaN, undefined],
  ])('for %d processors has %j threads', (available, count) => {
    expect(createThreadPool(available, () => {})?.count).toBe(count);
  });

  test('is not asked for a plan that runs once, nor for one without much work', () => {
    const pool = poolOf(2);
    const document = graphOf(
      [node('in', 'vector', { size: 30 }), node('layer', 'vanilla', { units: 40 })],
      'in.out → layer.x',
    );
    prepared(document, ['layer.y'], pool).run();
    for (const patient of [{ leastWorkOfRun: 2 ** 20 }, { leastWork: 2 ** 19 }]) {
      const small = prepared(document, ['layer.y'], { ...pool, ...patient });
      small.run();
      small.write('in.out', new Float32Array(30));
      small.run();
    }
    expect(workers).toEqual([]);
  });
});
