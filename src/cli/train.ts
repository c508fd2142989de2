import { writeFile } from 'node:fs/promises';
import type { Document } from '../document/document.ts';
import { describeError } from '../document/loadError.ts';
import { trainingOf } from '../document/training.ts';
import { writeSafetensors } from '../exchange/safetensors.ts';
import type { Evaluation } from '../training/evaluate.ts';
import { createTrainer, type StepReport, type Trainer } from '../training/trainer.ts';
import { type Command, Failure, type Io } from './command.ts';
import { readExamples } from './readExamples.ts';
import { reasonOf } from './readFile.ts';
import { readGraph } from './readGraph.ts';
import { readWeights } from './readWeights.ts';

export const train: Command = {
  summary: 'Trains a graph with losses on examples, and writes its weights.',
  more: 'How it is trained stands in the graph, as “training”; its seed decides which examples are held out and in which order the others come.',
  argument: 'GRAPH.json',
  options: {
    data: {
      value: 'EXAMPLES.jsonl',
      help: 'An object with values for sources by path, one example a line.',
      required: true,
    },
    out: { value: 'W.safetensors', help: 'The file to write.', required: true },
    epochs: { value: 'N', help: 'How often all examples are gone through, in place of what the graph says.' },
    weights: { value: 'W.safetensors', help: 'Weights to begin with, where name and shape fit.' },
  },
  async run(path, { data = '', out = '', epochs, weights }, io) {
    const document = withEpochs(await readGraph(path), epochs);
    const examples = await readExamples(document, data);
    const tensors = weights === undefined ? undefined : (await readWeights(weights)).tensors;
    const created = createTrainer({ document, examples, ...(tensors && { weights: tensors }) });
    if ('problems' in created) throw new Failure(created.problems.map(describeError));
    const { trainer } = created;
    for (let epoch = 0; epoch < trainer.settings.epochs; epoch++) {
      const learned = runEpoch(trainer, epoch, io);
      const held = trainer.validation.length > 0 ? trainer.evaluate(trainer.validation) : undefined;
      io.progress(undefined);
      io.err(epochLine(trainer, epoch, learned, held));
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

/** All steps of an epoch: their reports. */
function runEpoch(trainer: Trainer, epoch: number, io: Io): readonly StepReport[] {
  const { stepsPerEpoch, settings } = trainer;
  return Array.from({ length: stepsPerEpoch }, (_, step) => {
    const report = trainer.step();
    const { trouble } = report;
    if (trouble)
      throw new Failure([
        `${trouble.node}: in step ${report.step + 1} numbers are no longer finite here, on the way ${trouble.way}. Take a smaller rate, or clip the gradients.`,
      ]);
    io.progress((epoch + (step + 1) / stepsPerEpoch) / settings.epochs);
    return report;
  });
}

/** `epoch 3 of 20: loss 0.4123, 87.5 % right; held out: loss 0.4310, 86.2 % right`. */
function epochLine(
  { settings }: Trainer,
  epoch: number,
  learned: readonly StepReport[],
  held: Evaluation | undefined,
): string {
  const count = learned.reduce((sum, { examples }) => sum + examples, 0);
  const mean = (of: (report: StepReport) => number) =>
    learned.reduce((sum, report) => sum + of(report) * report.examples, 0) / count;
  const right = learned[0]?.accuracy === undefined ? undefined : mean(({ accuracy = 0 }) => accuracy);
  const own = described(
    mean(({ loss }) => loss),
    right,
  );
  const other = held ? `; held out: ${described(held.loss, held.accuracy)}` : '';
  return `epoch ${epoch + 1} of ${settings.epochs}: ${own}${other}`;
}

function described(loss: number, accuracy: number | undefined): string {
  const right = accuracy === undefined ? '' : `, ${(accuracy * 100).toFixed(1)} % right`;
  return `loss ${loss.toPrecision(4)}${right}`;
}
