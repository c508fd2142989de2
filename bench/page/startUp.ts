import { createExecutor } from '../../src/runtime/executor.ts';
import type { Document } from '../../src/runtime/protocol.ts';
import { digits } from '../../src/samples/digits.ts';
import { compileDocument } from '../engines/layerwire.ts';

declare global {
  var kernelStart: () => number;
}

/** Milliseconds of the kernel alone: from its bytes and a plan to the first values of the digit reader. */
globalThis.kernelStart = () => {
  const plan = compileDocument(digits.document as Document, ['odds.y']);
  const start = performance.now();
  const executor = createExecutor(plan);
  executor.run();
  for (const tap of executor.taps) executor.read(tap, new Float32Array(tap.length));
  return performance.now() - start;
};
