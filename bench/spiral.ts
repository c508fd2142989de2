import { points } from '../src/data/generators/points.ts';
import { batchesOf } from '../src/training/batchesOf.ts';
import { createTrainer } from '../src/training/createTrainer.ts';
import type { Trainer } from '../src/training/trainer.ts';
import { asTime, median } from './driver/numbers.ts';
import { readOptions } from './driver/options.ts';
import { table } from './driver/table.ts';
import { writeResults } from './driver/writeResults.ts';
import { documentOf, type TrainedNetwork, weightsOf } from './training/networks.ts';
import { PlaygroundNetwork } from './training/playground.ts';

/*
 * How long it takes to learn a spiral, beside the algorithm of TensorFlow Playground, in Node:
 *
 *     npm run spiral -- [--rounds N]
 *
 * Both begin with the same weights and take the same batches in the same order, so that what differs is how fast a step is, and rounding.
 * A round is one seed. Only steps are timed; how many examples are right is looked at after every ten epochs.
 */

/** The share of the examples that are to be on the right side. */
const goal = 0.97;
const mostEpochs = 4000;
const network: TrainedNetwork = {
  name: 'spiral',
  title: '2-16-16-1, tanh, batch 10',
  goal: { ratio: 5, against: 'playground' },
  input: 2,
  filters: [],
  units: [16, 16, 1],
  nonlinearity: 'tanh',
  answer: 'number',
  batch: 10,
  rate: 0.03,
};

/** An engine in the midst of learning. */
interface Learner {
  /** All steps of an epoch, its batches being drawn first. */
  run(epoch: number): void;
  output(example: number): number;
}

interface Run {
  readonly epochs: number;
  /** Milliseconds of all steps. */
  readonly taken: number;
  readonly right: number;
}

const { rounds } = readOptions([]);
const { dataset } = points.generate({ form: 'spiral', count: 400 }, 1);
const [point, arm] = dataset?.columns ?? [];
if (!dataset || point?.kind !== 'numbers' || arm?.kind !== 'class') throw new Error('There is no spiral.');
const examples = Array.from({ length: dataset.count }, (_, i) => i);
const x = Float32Array.from(point.values);
const wanted = Float32Array.from(arm.indices, (index) => (index === 0 ? -1 : 1));

const runs: { seed: number; layerwire: Run; playground: Run }[] = [];
for (let seed = 1; seed <= rounds; seed++) {
  // The one that goes first rotates.
  const first = seed % 2 === 0 ? learn(layerwire(seed)) : undefined;
  const playground = learn(rival(seed));
  runs.push({ seed, layerwire: first ?? learn(layerwire(seed)), playground });
  process.stderr.write(`learned with ${seed} of ${rounds} seeds\n`);
}

const learned = runs.filter((run) => run.layerwire.right >= goal && run.playground.right >= goal);
const row = (name: string, of: (run: (typeof runs)[number]) => Run) => [
  name,
  String(runs.filter((run) => of(run).right >= goal).length),
  String(median(learned.map((run) => of(run).epochs))),
  asTime(median(learned.map((run) => of(run).taken))),
];
console.log(
  `\n${table([
    [`${100 * goal} % of a spiral`, `seeds of ${rounds}`, 'epochs, median', 'time, median'],
    row('layerwire', ({ layerwire: run }) => run),
    row('playground', ({ playground: run }) => run),
  ])}\n`,
);
const ratio = median(learned.map((run) => run.playground.taken / run.layerwire.taken));
console.log(`Playground's algorithm takes ${ratio.toPrecision(3)} times as long, in the median.`);
writeResults('spiral', { network, rounds, goal, runs, ratio });

/** Goes on until enough examples are right, or too many epochs are over. */
function learn(learner: Learner): Run {
  let taken = 0;
  for (let epoch = 0; ; ) {
    const right = examples.filter((i) => learner.output(i) * (wanted[i] ?? 0) > 0).length / examples.length;
    if (right >= goal || epoch >= mostEpochs) return { epochs: epoch, taken, right };
    const end = epoch + 10;
    const start = performance.now();
    for (; epoch < end; epoch++) learner.run(epoch);
    taken += performance.now() - start;
  }
}

function layerwire(seed: number): Learner {
  const created = createTrainer({
    document: documentOf(network, seed),
    examples: {
      count: examples.length,
      sources: ['x', 'wanted'],
      nameOf: (i) => `example ${i + 1}`,
      valueOf: (source, i) => (source === 'x' ? x.subarray(2 * i, 2 * i + 2) : wanted.subarray(i, i + 1)),
    },
  });
  if ('problems' in created) throw new Error(created.problems[0]?.message);
  const { trainer } = created;
  return {
    run() {
      for (let step = 0; step < trainer.stepsPerEpoch; step++) trainer.step();
    },
    output: judgeOf(trainer),
  };
}

/** What the weights of a trainer give, which are read anew when it has learned. */
function judgeOf(trainer: Trainer): (example: number) => number {
  let at = -1;
  let net: PlaygroundNetwork | undefined;
  return (example) => {
    if (!net || at !== trainer.steps) {
      const weights = trainer.weights();
      at = trainer.steps;
      net = new PlaygroundNetwork(
        2,
        network.units.flatMap((_, i) => {
          const [W, b] = [weights.get(`layer${i}.W`), weights.get(`layer${i}.b`)];
          return W && b ? [{ W, b: b.data }] : [];
        }),
      );
    }
    return net.output(x, 2 * example);
  };
}

function rival(seed: number): Learner {
  const net = new PlaygroundNetwork(2, weightsOf(network, seed));
  return {
    run(epoch) {
      for (const batch of batchesOf(examples, network.batch, seed, epoch))
        net.step({ x, wanted }, batch, network.rate);
    },
    output: (example) => net.output(x, 2 * example),
  };
}
