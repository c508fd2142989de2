import { describe, expect, it } from 'vitest';
import type { Node } from '../../src/document/document.ts';
import { batchesOf } from '../../src/training/batchesOf.ts';
import { examplesOf, losses, network, trainerOf } from './networks.ts';

const words = ['hannah', 'bo', 'eel', 'cleo', 'anna', 'bob', 'hello', 'bell', 'ba', 'noel', 'eleanor', 'ann'];
const examples = examplesOf({
  letters: words,
  answer: words.map((word) => (word.length > 3 ? 'long' : 'short')),
});

/** Says whether a word is long, by the mean of what comes out of `middle`. */
const reader = (middle: Node, output: string, training: object) =>
  network(
    [
      { id: 'letters', block: 'text', params: { vocabulary: 'abcehlnor' } },
      { id: 'embed', block: 'embedding', params: { size: 4 } },
      middle,
      { id: 'mean', block: 'mean' },
      { id: 'guess', block: 'vanilla', params: { units: 2, nonlinearity: 'none' } },
      { id: 'answer', block: 'class', params: { vocabulary: 'long short' } },
      { id: 'loss', block: 'cross-entropy' },
    ],
    [
      ['letters.out', 'embed.x'],
      ['embed.y', middle.block === 'recur' ? 'middle.sequence' : 'middle.x'],
      [`middle.${output}`, 'mean.x'],
      ['mean.y', 'guess.x'],
      ['guess.y', 'loss.x'],
      ['answer.out', 'loss.target'],
    ],
    { validation: 0, ...training },
  );

const packed = (training: object) =>
  reader(
    {
      id: 'middle',
      block: 'recur',
      body: {
        nodes: [{ id: 'cell', block: 'gru', params: { units: 6 } }],
        wires: [
          ['$.element', 'cell.x'],
          ['$.state', 'cell.state'],
          ['cell.output', '$.output'],
          ['cell.state', '$.state'],
        ],
      },
    },
    'all',
    training,
  );

/** Regions of a sequence are not packed. */
const oneFormAtATime = (training: object) =>
  reader({ id: 'middle', block: 'max-pooling', params: { size: [2], stride: [1] } }, 'y', training);

describe('the batches of an epoch', () => {
  const all = words.map((_, i) => i);

  it('are the next examples of the shuffled order, every one once', () => {
    const batches = batchesOf(all, 5, 1, 0);
    expect(batches.map(({ length }) => length)).toEqual([5, 5, 2]);
    expect(batches.flat().toSorted((one, other) => one - other)).toEqual(all);
    expect(batches.flat()).not.toEqual(all);
  });

  it('follow from seed and epoch', () => {
    expect(batchesOf(all, 5, 1, 0)).toEqual(batchesOf(all, 5, 1, 0));
    expect(batchesOf(all, 5, 2, 0)).not.toEqual(batchesOf(all, 5, 1, 0));
    expect(batchesOf(all, 5, 1, 1)).not.toEqual(batchesOf(all, 5, 1, 0));
  });
});

describe.each([
  ['packed', packed],
  ['one form at a time', oneFormAtATime],
] as const)('examples of many lengths, %s', (_, documentWith) => {
  const document = documentWith({ batch: 5, optimiser: 'adam', rate: 0.02, clip: 1 });

  it('take as many steps as there are batches, whatever their lengths', () => {
    const trainer = trainerOf(document, examples);
    expect(trainer.stepsPerEpoch).toBe(3);
    expect([0, 1, 2, 3].map(() => trainer.step().examples)).toEqual([5, 5, 2, 5]);
  });

  it('learn by the mean of the gradients of each alone', () => {
    const whole = trainerOf(documentWith({ batch: words.length, optimiser: 'sgd' }), examples);
    const { loss } = whole.step();
    const alone = words.map((word, i) => {
      const trainer = trainerOf(
        documentWith({ batch: 1, optimiser: 'sgd' }),
        examplesOf({
          letters: [word],
          answer: [words.map((each) => (each.length > 3 ? 'long' : 'short'))[i] ?? ''],
        }),
      );
      return { loss: trainer.step().loss, gradients: trainer.gradients() };
    });
    const mean = (numbers: readonly number[]) =>
      numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
    expect(loss).toBeCloseTo(mean(alone.map((one) => one.loss)), 6);
    for (const [name, { data }] of whole.gradients() ?? [])
      for (const [i, each] of data.entries())
        expect(each).toBeCloseTo(mean(alone.map(({ gradients }) => gradients?.get(name)?.data[i] ?? 0)), 6);
  });

  it('give the same run for the same seed, bit for bit', () => {
    const [one, other] = [trainerOf(document, examples), trainerOf(document, examples)];
    expect(losses(one, 8)).toEqual(losses(other, 8));
    expect(one.weights()).toEqual(other.weights());
  });

  it('go on bit for bit when the run is restored, or judged in between', () => {
    const whole = trainerOf(document, examples);
    losses(whole, 4);
    const state = whole.state();
    const rest = losses(whole, 5);
    const restored = trainerOf(document, examples);
    restored.restore(state);
    restored.evaluate(restored.training);
    expect(losses(restored, 5)).toEqual(rest);
    expect(restored.weights()).toEqual(whole.weights());
  });

  it('are as if they had never been when a batch is cancelled', () => {
    const [one, other] = [trainerOf(document, examples), trainerOf(document, examples)];
    losses(one, 4);
    losses(other, 3);
    other.advance(0);
    other.cancel();
    while (other.steps < 4) other.step();
    expect(one.weights()).toEqual(other.weights());
  });

  it('learn', () => {
    const trainer = trainerOf(document, examples);
    losses(trainer, 300);
    expect(trainer.evaluate(trainer.training).accuracy).toBeGreaterThan(0.9);
  });
});
