import { compile } from '../../src/compiler/compile.ts';
import { infer } from '../../src/compiler/infer.ts';
import type { Plan } from '../../src/compiler/plan.ts';
import type { Document } from '../../src/document/document.ts';
import { createExecutor } from '../../src/runtime/executor.ts';
import type { Network } from '../workloads/network.ts';
import { type Drawing, draw } from './drawing.ts';
import type { Engine, Runner } from './engine.ts';

/*
 * All that the benchmarks know of Layerwire's compiler and executor. A network becomes a document like one that is drawn in the
 * editor, and is compiled and run as the worker does it.
 */

/** Layerwire with so many threads. It has one so far. */
export function layerwire(threads: number): Engine {
  return {
    name: 'layerwire',
    prepare: async (network) => (threads === 1 ? createRunner(network) : undefined),
  };
}

/** From a document to a plan that gives some ports. */
export function compileDocument(document: Document, ports: readonly string[], batch?: number): Plan {
  const compiled = compile(infer(document), ports, batch === undefined ? {} : { batch });
  if ('problems' in compiled) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  return compiled.plan;
}

/** Runs a network from its input to its output. */
export function createRunner(network: Network): Runner {
  return runDrawing(draw(network));
}

/** Runs a drawing from its input to its output. */
export function runDrawing(drawing: Drawing): Runner {
  const { document, samples, input, output, weights } = drawing;
  const plan = compileDocument(document, [output], samples);
  const executor = createExecutor(plan);
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
