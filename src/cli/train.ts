import { writeFile } from 'node:fs/promises';
import { generators } from '../data/generators/index.ts';
import type { Document } from '../document/document.ts';
import { describeError } from '../document/loadError.ts';
import { trainingOf } from '../document/training.ts';
import { writeSafetensors } from '../exchange/safetensors.ts';
import { createTrainer } from '../training/createTrainer.ts';
import type { Trainer } from '../training/trainer.ts';
import { type Command, Failure } from './command.ts';
import { clock } from './progressBar.ts';
import { readExamples } from './readExamples.ts';
import { reasonOf } from './readFile.ts';
import { readGraph } from './readGraph.ts';
import { readWeights } from './readWeights.ts';

const generatorNames = generators.map(({ name }) => name).join(', ');

export const train: Command = {
  summary: 'Trains a graph with losses on examples, and writes its weights.',
  more: 'How it is trained stands in the graph, as “training”; its seed decides which examples are held out and in which order the others come.',
  argument: 'GRAPH.json',
  options: {
    data: {
      value: 'FILE,…',
      help: 'JSON lines (.jsonl) with values for sources by path; IDX files, a table (.csv, .tsv), a text (.txt) with a line or a tree an example, or a folder of folders with PNGs.',
    },
    make: { value: '"NAME KEY=VALUE …"', help: `Makes examples instead: ${generatorNames}.` },
    columns: {
      value: 'SOURCE=COLUMN,…',
      help: 'Which source takes which column of the data, where that is not plain.',
    },
    target: {
      value: 'COLUMN',
      help: 'Of a table: what is to be predicted; the other numbers become one column, features.',
    },
    inputs: {
      value: 'COLUMN,…',
      help: 'Of a table: the columns that it is predicted from, if not all others.',
    },
    out: { value: 'W.safetensors', help: 'The file to write.', required: true },
    epochs: { value: 'N', help: 'How often all examples are gone through, in place of what the graph says.' },
    weights: { value: 'W.safetensors', help: 'Weights to begin with, where name and shape fit.' },
  },
  async run(path, { out = '', epochs, weights, ...from }, io) {
    const document = withEpochs(await readGraph(path), epochs);
    const examples = await readExamples(document, from, io);
    const tensors = weights === undefined ? undefined : (await readWeights(weights)).tensors;
    const created = createTrainer({ document, examples, ...(tensors && { weights: tensors }) });
    if ('problems' in created) throw new Failure(created.problems.map(describeError));
    const { trainer } = created;
    const begun = performance.now();
    for (let epoch = 0; epoch < trainer.settings.epochs; epoch++) {
      const learned = runEpoch(trainer, epoch, (done, mean) => {
        const left = clock((((performance.now() - begun) / 1000) * (1 - done)) / done);
        io.progress(done, `${numberOf(trainer, epoch)}: ${described(mean)}, ${left} left`);
      });
      const held = trainer.validation.length > 0 ? trainer.evaluate(trainer.validation) : undefined;
      io.progress(undefined);
      const other = held ? `; held out: ${described(held)}` : '';
      io.err(`${numberOf(trainer, epoch)}: ${described(learned)}${other}`);
    }
    try {
      await writeFile(out, writeSafetensors(trainer.weights()));
    } catch (error) {
      throw new Failure([`${out}: ${reasonOf(error)}`]);
    }
  },
};

function withEpochs(document: Document, given: string | undefined): Document {
  if (given === undefined) return document;
  const epochs = Number(given);
  if (!Number.isInteger(epochs) || epochs < 1 || epochs > 1e6)
    throw new Failure([`--epochs must be a whole number from 1 to 1000000, but is "${given}".`], 2);
  return { ...document, training: { ...trainingOf(document), epochs } };
}

interface Mean {
  readonly loss: number;
  readonly accuracy: number | undefined;
}

/** All steps of an epoch: the means over its examples, which are also said as they come, with how much of all epochs is done. */
function runEpoch(trainer: Trainer, epoch: number, say: (done: number, mean: Mean) => void): Mean {
  const { stepsPerEpoch, settings } = trainer;
  let sums = { examples: 0, loss: 0, right: 0 };
  let mean: Mean = { loss: Number.NaN, accuracy: undefined };
  for (let step = 1; step <= stepsPerEpoch; step++) {
    const { examples, loss, accuracy, trouble, step: number } = trainer.step();
    if (trouble)
      throw new Failure([
        `${trouble.node}: in step ${number + 1} numbers are no longer finite here, on the way ${trouble.way}. Take a smaller rate, or clip the gradients.`,
      ]);
    sums = {
      examples: sums.examples + examples,
      loss: sums.loss + loss * examples,
      right: sums.right + (accuracy ?? 0) * examples,
    };
    mean = {
      loss: sums.loss / sums.examples,
      accuracy: accuracy === undefined ? undefined : sums.right / sums.examples,
    };
    say((epoch + step / stepsPerEpoch) / settings.epochs, mean);
  }
  return mean;
}

function numberOf({ settings }: Trainer, epoch: number): string {
  return `epoch ${epoch + 1} of ${settings.epochs}`;
}

/** `loss 0.4123, 87.5 % right`. */
function described({ loss, accuracy }: Mean): string {
  const right = accuracy === undefined ? '' : `, ${(accuracy * 100).toFixed(1)} % right`;
  return `loss ${loss.toPrecision(4)}${right}`;
}
