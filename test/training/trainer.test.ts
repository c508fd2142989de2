import { describe, expect, it, test } from 'vitest';
import { createTrainer } from '../../src/training/createTrainer.ts';
import { classifier, examplesOf, losses, network, spiral, trainerOf } from './networks.ts';

const arms = ['left', 'right'];

test('a small network learns two arms of a spiral', () => {
  const trainer = trainerOf(
    classifier(arms, { rate: 0.02, schedule: 'cosine', epochs: 300, batch: 30 }),
    spiral(150),
  );
  for (let step = 0; step < 300 * trainer.stepsPerEpoch; step++) trainer.step();
  expect(trainer.evaluate(trainer.training).accuracy).toBeGreaterThanOrEqual(0.97);
  const held = trainer.evaluate(trainer.validation);
  expect(held.accuracy).toBeGreaterThanOrEqual(0.97);
  expect(held.examples).toBe(60);
  expect(held.confusion.flat().reduce((sum, each) => sum + each, 0)).toBe(60);
}, 20_000);

describe.each(['adam', 'sgd'] as const)('with %s', (optimiser) => {
  const document = classifier(arms, { optimiser, batch: 16, clip: 1, weightDecay: 0.01 });

  it('the same seed gives the same run, bit for bit', () => {
    const [one, other] = [trainerOf(document, spiral(40)), trainerOf(document, spiral(40))];
    expect(losses(one, 12)).toEqual(losses(other, 12));
    expect(one.weights()).toEqual(other.weights());
  });

  it('a run that is restored goes on as if it had never stopped', () => {
    const whole = trainerOf(document, spiral(40));
    losses(whole, 5);
    const state = whole.state();
    const rest = losses(whole, 7);
    const restored = trainerOf(document, spiral(40));
    losses(restored, 3);
    restored.restore(state);
    expect(losses(restored, 7)).toEqual(rest);
    expect(restored.weights()).toEqual(whole.weights());
    whole.restore(state);
    expect(losses(whole, 7)).toEqual(rest);
  });

  it('judging in between changes nothing', () => {
    const [one, other] = [trainerOf(document, spiral(40)), trainerOf(document, spiral(40))];
    losses(one, 6);
    losses(other, 3);
    other.evaluate(other.validation);
    losses(other, 3);
    expect(one.weights()).toEqual(other.weights());
  });

  it('a large batch is learned from and judged in pieces of so much work', () => {
    const trainer = trainerOf(classifier(arms, { optimiser, batch: 160, validation: 0 }, 1024), spiral(80));
    // The product of the second layer alone is twenty times what may be done between two looks at the clock.
    const learning = [];
    while (trainer.steps === 0) learning.push(trainer.advance(0));
    expect(learning.length).toBeGreaterThan(40);
    expect([...trainer.evaluating(trainer.training)].length).toBeGreaterThan(20);
  });

  it('a batch that is cancelled has never been', () => {
    const [one, other] = [trainerOf(document, spiral(40)), trainerOf(document, spiral(40))];
    losses(one, 4);
    losses(other, 3);
    other.advance(0);
    other.cancel();
    while (other.steps < 4) other.step();
    expect(one.weights()).toEqual(other.weights());
  });
});

/** y = w x + b, which should be 2 x, from two examples. */
const line = (training: object) =>
  network(
    [
      { id: 'x', block: 'vector', params: { size: 1 } },
      { id: 'line', block: 'vanilla', params: { units: 1, nonlinearity: 'none' } },
      { id: 'wanted', block: 'vector', params: { size: 1 } },
      { id: 'loss', block: 'squared-error' },
    ],
    [
      ['x.out', 'line.x'],
      ['line.y', 'loss.x'],
      ['wanted.out', 'loss.target'],
    ],
    { validation: 0, batch: 2, ...training },
  );
const two = examplesOf({
  x: [Float32Array.of(1), Float32Array.of(3)],
  wanted: [Float32Array.of(2), Float32Array.of(6)],
});

function lineTrainer(training: object, weight = 0.5) {
  const created = createTrainer({
    document: line(training),
    examples: two,
    weights: new Map([['line.W', { shape: [1, 1], data: Float32Array.of(weight) }]]),
  });
  if ('problems' in created) throw new Error('The line has no problems.');
  return created.trainer;
}

// Errors −1.5 and −4.5: the mean of 2 e x is −15, that of 2 e is −6, and the loss (2.25 + 20.25) / 2.
const norm = Math.sqrt(15 ** 2 + 6 ** 2);

describe('a line through two points', () => {
  it('has the loss, the gradients and the step that one works out by hand', () => {
    const trainer = lineTrainer({ optimiser: 'sgd', rate: 0.01, momentum: 0.5 });
    const report = trainer.step();
    expect(report.loss).toBe(11.25);
    expect(trainer.norms().get('line')).toBeCloseTo(norm, 5);
    expect(trainer.weights().get('line.W')?.data[0]).toBeCloseTo(0.65, 6);
    expect(trainer.weights().get('line.b')?.data[0]).toBeCloseTo(0.06, 6);
    // Errors −1.29 and −3.99: the mean of 2 e x is −13.26, and half of the last step is kept.
    trainer.step();
    expect(trainer.weights().get('line.W')?.data[0]).toBeCloseTo(0.65 + 0.01 * (13.26 + 7.5), 5);
  });

  it('takes the sign of the gradient as its first step with Adam', () => {
    const trainer = lineTrainer({ rate: 0.01 });
    trainer.step();
    expect(trainer.weights().get('line.W')?.data[0]).toBeCloseTo(0.51, 6);
    expect(trainer.weights().get('line.b')?.data[0]).toBeCloseTo(0.01, 6);
  });

  it('cuts the norm of all gradients, and decays weights beside them', () => {
    const trainer = lineTrainer({ optimiser: 'sgd', rate: 0.1, clip: 1, weightDecay: 0.5 });
    trainer.step();
    expect(trainer.weights().get('line.W')?.data[0]).toBeCloseTo(0.5 - 0.05 * 0.5 + (0.1 * 15) / norm, 6);
  });

  it.each([
    ['forwards', 3e38],
    ['backwards', 3e18],
  ])('says where numbers are no longer finite, and learns nothing from them: %s', (way, weight) => {
    const trainer = lineTrainer({ optimiser: 'sgd' }, weight);
    const { trouble } = trainer.step();
    expect(trouble).toEqual({ way, node: 'line' });
    expect(trainer.step().trouble).toEqual(trouble);
    expect(trainer.steps).toBe(0);
    expect(trainer.weights().get('line.W')?.data[0]).toBe(Math.fround(weight));
  });
});

test('the learning rate follows its schedule', () => {
  const rates = (training: object, steps: number) => {
    const trainer = lineTrainer({ rate: 1e-4, batch: 1, epochs: 2, ...training });
    return Array.from({ length: steps }, () => trainer.step().rate * 1e4);
  };
  const expectRates = (found: readonly number[], expected: readonly number[]) =>
    found.forEach((rate, i) => {
      expect(rate).toBeCloseTo(expected[i] ?? Number.NaN, 9);
    });
  expectRates(rates({}, 3), [1, 1, 1]);
  expectRates(rates({ warmUp: 4 }, 5), [0.25, 0.5, 0.75, 1, 1]);
  expectRates(rates({ schedule: 'cosine' }, 5), [1, 0.5 + Math.SQRT1_2 / 2, 0.5, 0.5 - Math.SQRT1_2 / 2, 0]);
  expectRates(rates({ schedule: 'step', every: 1, factor: 0.1 }, 5), [1, 1, 0.1, 0.1, 0.01]);
});

describe('what cannot be trained is said in words', () => {
  const problemsOf = (document: ReturnType<typeof line>, examples: ReturnType<typeof examplesOf>) => {
    const created = createTrainer({ document, examples });
    return 'problems' in created ? created.problems.map(({ path, message }) => `${path}: ${message}`) : [];
  };

  it('a graph without a loss', () => {
    const { nodes, wires } = line({});
    const without = network(nodes.slice(0, 2), wires.slice(0, 1));
    expect(problemsOf(without, two)[0]).toContain('put a cross-entropy or a squared error');
  });

  it('a source that is not there, and values that do not fit', () => {
    expect(problemsOf(line({}), examplesOf({ y: [Float32Array.of(1)] }))).toEqual([
      'y: there is no such source in the graph. Did you mean "x"?',
    ]);
    expect(problemsOf(line({}), examplesOf({ x: [Float32Array.of(1), Float32Array.of(1, 2)] }))).toEqual([
      'x.out: example 2: there must be 1 numbers, but there are 2.',
    ]);
  });

  it('a class that is not in the vocabulary', () => {
    const examples = examplesOf({ point: [Float32Array.of(1, 2)], answer: ['middle'] });
    expect(problemsOf(classifier(arms, {}), examples)[0]).toContain('symbol 1 of value is "middle"');
  });

  it('nothing to learn from', () => {
    expect(problemsOf(line({}), examplesOf({ x: [] }))[0]).toContain('no example');
  });
});

it('refuses a recurrence within a recurrence of which too much would have to be kept, before anything is built', () => {
  const cell = { id: 'cell', block: 'gru', params: { units: 64 } };
  const steps = [
    ['$.element', 'cell.x'],
    ['$.state', 'cell.state'],
    ['cell.state', '$.state'],
    ['cell.output', '$.output'],
  ] as const;
  const values = Array.from({ length: 1000 }, () => [1]);
  const document = network(
    [
      { id: 'series', block: 'series', params: { features: 1, values } },
      { id: 'other', block: 'series', params: { features: 1, values } },
      {
        id: 'outer',
        block: 'recur',
        params: { extra: ['other'] },
        body: {
          nodes: [{ id: 'inner', block: 'recur', body: { nodes: [cell], wires: steps } }, cell],
          wires: [
            ['$.other', 'inner.sequence'],
            ['inner.final', 'cell.x'],
            ['$.state', 'cell.state'],
            ['cell.state', '$.state'],
            ['cell.output', '$.output'],
          ],
        },
      },
      { id: 'loss', block: 'squared-error' },
    ],
    [
      ['series.out', 'outer.sequence'],
      ['other.out', 'outer.other'],
      ['outer.final', 'loss.x'],
      ['outer.final', 'loss.target'],
    ],
  );
  const created = createTrainer({ document, examples: examplesOf({ series: [new Float32Array(1000)] }) });
  if (!('problems' in created)) throw new Error('A million steps of 64 units each have no room.');
  const [problem] = created.problems;
  expect(problem).toMatchObject({ code: 'too-large', path: expect.stringMatching(/^outer\/inner\//) });
  expect(problem?.message).toMatch(/needs room for at most \d+ numbers, but has \d+/);
});

it('refuses batches that do not fit into memory, and says how many examples would', () => {
  const document = network(
    [
      { id: 'x', block: 'vector', params: { size: 1 } },
      { id: 'wide', block: 'vanilla', params: { units: 60_000 } },
      { id: 'loss', block: 'squared-error' },
    ],
    [
      ['x.out', 'wide.x'],
      ['wide.y', 'loss.x'],
      ['wide.y', 'loss.target'],
    ],
    { batch: 2000, validation: 0 },
  );
  const examples = examplesOf({ x: Array.from({ length: 2000 }, () => new Float32Array(1)) });
  const created = createTrainer({ document, examples });
  const [problem] = 'problems' in created ? created.problems : [];
  expect(problem?.code).toBe('too-large');
  expect(problem?.message).toMatch(
    /one of 2000 examples takes \d+ million numbers, and there is room for at most 134 million\. Set batch to \d+ or fewer\.$/,
  );
});
