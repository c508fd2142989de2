import { embedded, layers, pictures, recurrence, tree, windows } from './create.ts';
import type { Network } from './network.ts';

/** Something that is measured, by every engine that can compute it. */
export interface Workload {
  readonly name: string;
  readonly title: string;
  readonly create: () => Network;
  /** How many times as long rivals are to take as Layerwire, each with one thread. */
  readonly goals: readonly Goal[];
  /** The same for two threads, against ONNX Runtime with two. */
  readonly twoThreads?: number;
  /** How many floating-point operations it takes, and the share of the machine's peak that is to be reached. */
  readonly peak?: { readonly flops: number; readonly share: number };
}

export interface Goal {
  /** The name of an engine, or the fastest of all rivals. */
  readonly against: string;
  readonly ratio: number;
}

const best = (ratio: number): readonly Goal[] => [{ against: 'best', ratio }];

/** In the order of the table. Goals for two threads have the four that take most arithmetic. */
export const workloads: readonly Workload[] = [
  {
    name: 'tiny',
    title: 'MLP 2-8-8-1 tanh',
    create: () => layers([2, 8, 8, 1], 1, 'tanh'),
    goals: [
      { against: 'onnxruntime', ratio: 100 },
      { against: 'scalar', ratio: 4 },
    ],
  },
  {
    name: 'tiny-256',
    title: 'MLP 2-8-8-1 tanh, batch 256',
    create: () => layers([2, 8, 8, 1], 256, 'tanh'),
    goals: best(3.5),
  },
  {
    name: 'mlp',
    title: 'MLP 784-256-128-10',
    create: () => layers([784, 256, 128, 10], 1, 'relu', { softmax: true }),
    goals: best(3),
  },
  {
    name: 'mlp-64',
    title: 'MLP 784-256-128-10, batch 64',
    create: () => layers([784, 256, 128, 10], 64, 'relu', { softmax: true }),
    goals: best(1.5),
    twoThreads: 1.3,
  },
  {
    name: 'gru',
    title: 'GRU 64 → 128, 128 steps',
    create: () => recurrence('gru', 64, 128, 128),
    goals: best(1.5),
  },
  {
    name: 'lstm',
    title: 'LSTM 64 → 128, 128 steps',
    create: () => recurrence('lstm', 64, 128, 128),
    goals: best(1.7),
    twoThreads: 1.3,
  },
  { name: 'cnn', title: 'CNN 28 × 28', create: () => pictures(1), goals: best(2.5) },
  { name: 'cnn-32', title: 'CNN 28 × 28, batch 32', create: () => pictures(32), goals: best(2.2) },
  {
    name: 'product',
    title: 'matrix product 512³',
    create: () => layers([512, 512], 512, 'none', { bias: false }),
    goals: best(1.5),
    twoThreads: 1.3,
    peak: { flops: 2 * 512 ** 3, share: 0.65 },
  },
  {
    name: 'embedding',
    title: 'embedding 10,000 × 128, 256 tokens, dense 128',
    create: () => embedded(10_000, 128, 256),
    goals: best(2.2),
  },
  { name: 'tree', title: 'tree of 128 leaves, 64 features', create: () => tree(128, 64), goals: best(5) },
  {
    name: 'windows',
    title: 'convolve(recur(gru)), 256 windows of 8, 32 units',
    create: () => windows(256, 8, 32),
    goals: best(3),
    twoThreads: 1.3,
  },
];
