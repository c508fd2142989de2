import { compileDocument, createRunner, runDrawing } from '../engines/layerwire.ts';
import { forms } from '../graphs.ts';
import { recurrence, tree, windows } from '../workloads/create.ts';
import type { Network } from '../workloads/network.ts';
import { randomNumbers } from '../workloads/random.ts';

/** How a time grows with the size of what is computed. */
export interface Curve {
  readonly name: string;
  readonly title: string;
  readonly sizes: readonly number[];
  /** What is timed, for a size. */
  readonly prepare: (size: number) => () => unknown;
}

/** Log-log slopes up to here are called linear. */
export const steepest = 1.1;

const running = (network: Network) => createRunner(network).run;

export const curves: readonly Curve[] = [
  {
    name: 'steps',
    title: 'run, steps of a GRU 64 → 64',
    sizes: doubling(128, 5),
    prepare: (steps) => running(recurrence('gru', 64, 64, steps)),
  },
  {
    name: 'tree',
    title: 'run, nodes of a tree with 64 features',
    // A binary tree has a node less than twice its leaves.
    sizes: doubling(128, 5),
    prepare: (nodes) => running(tree(nodes / 2, 64)),
  },
  {
    name: 'windows',
    title: 'run, windows of 8 under a GRU of 32 units',
    sizes: doubling(128, 5),
    prepare: (count) => running(windows(count, 8, 32)),
  },
  {
    name: 'run',
    title: 'run, nodes of a chain of layers',
    sizes: doubling(125, 5),
    prepare: runChain,
  },
  {
    name: 'compile',
    title: 'infer and compile, nodes of a chain of layers',
    sizes: doubling(125, 5),
    prepare(nodes) {
      const document = forms.chain(nodes);
      const ports = Array.from({ length: nodes - 1 }, (_, i) => `n${i}.y`);
      return () => compileDocument(document, ports);
    },
  },
];

function doubling(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => first * 2 ** i);
}

function runChain(nodes: number): () => unknown {
  const size = 8;
  const layers = Array.from({ length: nodes - 1 }, (_, i) => `n${i}`);
  const weights = layers.flatMap((id, i): [string, Float32Array][] => [
    [`${id}.W`, randomNumbers(2 * i, size * size, 0.5)],
    [`${id}.b`, randomNumbers(2 * i + 1, size, 0.5)],
  ]);
  const drawing = {
    document: forms.chain(nodes),
    input: { port: 'in.out', values: randomNumbers(1, size, 1) },
    output: `${layers.at(-1)}.y`,
    weights: new Map(weights),
  };
  return runDrawing(drawing).run;
}
