import { compile } from '../../src/compiler/compile.ts';
import { infer } from '../../src/compiler/infer.ts';
import type { Plan } from '../../src/compiler/plan.ts';
import type { Document } from '../../src/document/document.ts';
import { createExecutor } from '../../src/runtime/executor.ts';
import { createThreadPool, type ThreadPool } from '../../src/runtime/threads.ts';
import type { Network } from '../workloads/network.ts';
import { type Drawing, draw } from './drawing.ts';
import type { Engine, Runner } from './engine.ts';

/*
 * All that the benchmarks know of Layerwire's compiler and executor. A network becomes a document like one that is drawn in the
 * editor, and is compiled and run as the worker does it.
 */

/** Layerwire with so many threads. */
export function layerwire(threads: number): Engine {
  const pool = createThreadPool(threads, (message) =>
    new Worker(new URL('../../src/runtime/helper.ts', import.meta.url), { type: 'module' }).postMessage(
      message,
    ),
  );
  return {
    name: 'layerwire',
    async prepare(network) {
      const runner = createRunner(network, pool);
      if (!pool) return runner;
      // Threads are called by the second run, and come when this one waits.
      runner.run();
      runner.run();
      await new Promise((done) => setTimeout(done, 500));
      return runner;
    },
  };
}

/** From a document to a plan that gives some ports. */
export function compileDocument(document: Document, ports: readonly string[], batch?: number): Plan {
  const compiled = compile(infer(document), ports, batch === undefined ? {} : { batch });
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  return compiled.plan;
}

/** Runs a network from its input to its output. */
export function createRunner(network: Network, threads?: ThreadPool): Runner {
  return runDrawing(draw(network), threads);
}

/** Runs a drawing from its input to its output. */
export function runDrawing(drawing: Drawing, threads?: ThreadPool): Runner {
  const { document, samples, input, output, weights } = drawing;
  const plan = compileDocument(document, [output], samples);
  const executor = createExecutor(plan, threads && { threads });
  for (const [name, data] of weights) {
    if (!executor.reads(name)) throw new Error(`The graph has no weight ${name}.`);
    executor.write(name, data);
  }
  const [tap] = executor.taps;
  if (!tap) throw new Error(`${output} has no value.`);
  const result = new Float32Array(tap.length);
  return {
    run() {
      executor.write(input.port, input.values);
      executor.run();
      executor.read(tap, result);
      return result;
    },
  };
}
