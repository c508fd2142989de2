import { createTrainer } from '../../src/training/createTrainer.ts';
import { batchFor, documentOf } from './networks.ts';
import type { TrainingEngine } from './trained.ts';

/** Layerwire: the product's own step, from examples to weights. */
export const layerwire: TrainingEngine = {
  name: 'layerwire',
  async prepare(network) {
    const { x, wanted } = batchFor(network);
    const length = x.length / network.batch;
    const examples = Array.from({ length: network.batch }, (_, i) => ({
      x: x.subarray(i * length, (i + 1) * length),
      wanted: wanted.subarray(i, i + 1),
    }));
    const created = createTrainer({
      document: documentOf(network),
      examples: {
        count: network.batch,
        sources: ['x', 'wanted'],
        nameOf: (i) => `example ${i + 1}`,
        valueOf: (source, i) => examples[i]?.[source === 'x' ? 'x' : 'wanted'] ?? new Float32Array(),
      },
    });
    if ('problems' in created) throw new Error(created.problems.map(({ message }) => message).join(' '));
    return { run: () => created.trainer.step().loss };
  },
};
