import { readSafetensors } from '../../src/exchange/safetensors.ts';
import { createClient } from '../../src/runtime/client.ts';
import { createExecutor } from '../../src/runtime/executor.ts';
import type { Document, WeightsFile } from '../../src/runtime/protocol.ts';
import { digits } from '../../src/samples/digits.ts';
import { findSampleWeights } from '../../src/samples/weights.ts';
import { compileDocument } from '../engines/layerwire.ts';

/** Milliseconds from the moment at which a worker is asked for. */
export interface StartUp {
  /** Until it is loaded and says so. */
  readonly loaded: number;
  /** Until the page has its first result. */
  readonly result: number;
  /** How much of it the worker took to compile and compute. */
  readonly computing: number;
  /** How long the kernel takes, elsewhere, from its bytes to its first result, all that comes before being ready. */
  readonly kernel: number;
}

declare global {
  var startUp: () => Promise<StartUp>;
}

/** The digit reader's values at every node, from a worker that is not there yet. Its weights are fetched before. */
globalThis.startUp = async () => {
  const kernel = firstResult();
  const document = digits.document as Document;
  const weights = await fetchWeights('sample:digits');
  const ports = document.nodes.map(({ id, block }) => `${id}.${block === 'image' ? 'out' : 'y'}`);
  return new Promise((done, fail) => {
    const start = performance.now();
    let loaded = Number.NaN;
    const client = createClient({
      onStatus(status) {
        if (status === 'running') loaded = performance.now() - start;
      },
      onResult(_values, { milliseconds }) {
        done({ loaded, result: performance.now() - start, computing: milliseconds, kernel });
      },
      onFailed: ([problem]) => fail(new Error(problem?.message)),
    });
    client.run({ document, ports, weights });
  });
};

/** Milliseconds of the kernel alone: from a plan to the first values of the digit reader. */
function firstResult(): number {
  const plan = compileDocument(digits.document as Document, ['odds.y']);
  const start = performance.now();
  const executor = createExecutor(plan);
  executor.run();
  for (const tap of executor.taps) executor.read(tap, new Float32Array(tap.length));
  return performance.now() - start;
}

async function fetchWeights(id: string): Promise<WeightsFile> {
  const address = findSampleWeights(id);
  if (!address) throw new Error(`There are no weights ${id}.`);
  const { tensors, error } = readSafetensors(new Uint8Array(await (await fetch(address)).arrayBuffer()));
  if (!tensors) throw new Error(error);
  return { id, tensors };
}
