import { describe, expect, test, vi } from 'vitest';
import type { Dataset } from '../../src/data/dataset.ts';
import { points } from '../../src/data/generators/points.ts';
import { type Pace, paces, type TrainingResponse, type TrainingTask } from '../../src/training/protocol.ts';
import { serveTraining } from '../../src/training/serve.ts';
import { classifier } from './networks.ts';

/** A clock that each look at moves on. */
function steadyClock(): () => number {
  let time = 0;
  return () => (time += 3);
}

/** A worker whose slices are done when the test says so, on a clock of its own. */
function worker(clock = steadyClock()) {
  const said: TrainingResponse[] = [];
  const pending: (() => void)[] = [];
  const waits: number[] = [];
  const receive = serveTraining(
    (response) => said.push(response),
    (work, wait) => {
      waits.push(wait);
      pending.push(work);
    },
    clock,
  );
  const all = <T extends TrainingResponse['type']>(type: T) =>
    said.filter((each): each is Extract<TrainingResponse, { type: T }> => each.type === type);
  return {
    receive,
    said,
    all,
    waits,
    pending,
    slices(count = Number.POSITIVE_INFINITY) {
      for (let i = 0; i < count && pending.length > 0; i++) pending.shift()?.();
    },
  };
}

function task(epochs = 3, change: Partial<TrainingTask> = {}): TrainingTask {
  const { dataset } = points.generate({ count: 100, form: 'Gaussians' }, 1);
  return {
    document: classifier(['a', 'b'], { epochs, batch: 10, rate: 0.01 }, 4),
    dataset: dataset as Dataset,
    columns: new Map([
      ['point', 'point'],
      ['answer', 'class'],
    ]),
    ...change,
  };
}

/** The numbers of the steps that were told. */
function numbersOf(told: readonly Extract<TrainingResponse, { type: 'steps' }>[]): readonly number[] {
  return told.flatMap(({ course }) => [...course.losses.keys()].map((i) => course.first + i));
}

/** A layer that takes many pieces for a batch. */
function large(): TrainingTask {
  const { document, dataset, columns } = task(1000);
  const nodes = document.nodes.map((node) =>
    ['first', 'second'].includes(node.id) ? { ...node, params: { units: 512 } } : node,
  );
  return { document: { ...document, nodes, training: { epochs: 1000, batch: 80 } }, dataset, columns };
}

describe('the worker that trains', () => {
  test('says what it is to do, and trains until all epochs are over', () => {
    const { receive, all, slices } = worker();
    receive({ type: 'prepare', task: task() });
    expect(all('prepared')).toEqual([
      { type: 'prepared', steps: 0, stepsPerEpoch: 8, training: 80, validation: 20 },
    ]);
    receive({ type: 'start' });
    slices();
    expect(numbersOf(all('steps'))).toEqual(Array.from({ length: 24 }, (_, i) => i));
    expect(all('paused').map(({ reason }) => reason)).toEqual(['finished']);
    expect(all('judged').at(-1)).toMatchObject({ steps: 24, evaluation: { examples: 20, accuracy: 1 } });
  });

  test('shows weights with the gradients of a whole batch, whose norms are those of its step', () => {
    const { receive, all, slices } = worker();
    receive({ type: 'prepare', task: task(200) });
    receive({ type: 'start' });
    slices(200);
    const shown = all('weights')[0];
    expect([...(shown?.gradients?.keys() ?? [])]).toEqual([...(shown?.tensors.keys() ?? [])]);
    receive({ type: 'pause' });
    slices();
    receive({ type: 'step' });
    slices();
    const told = all('steps').at(-1);
    const gradients = all('rested').at(-1)?.gradients;
    const squares = (name: string) =>
      gradients?.get(name)?.data.reduce((sum, each) => sum + each * each, 0) ?? Number.NaN;
    expect(Math.sqrt(squares('first.W') + squares('first.b'))).toBeCloseTo(told?.norms.get('first') ?? 0, 5);
  });

  test('shows more and leaves time to the page where that is to be smooth, and neither where it is to be fast', () => {
    const shownAt = (pace: Pace) => {
      const { receive, all, slices, waits } = worker();
      receive({ type: 'pace', pace });
      receive({ type: 'prepare', task: task(1000) });
      receive({ type: 'start' });
      slices(300);
      return { shown: all('weights').length, rests: Math.max(...waits) };
    };
    const [fast, even, smooth] = paces.map(shownAt);
    expect([fast?.rests, even?.rests]).toEqual([0, 0]);
    expect(smooth?.rests).toBeGreaterThan(0);
    expect(fast?.shown).toBeLessThan(even?.shown ?? 0);
    expect(even?.shown).toBeLessThan(smooth?.shown ?? 0);
  });

  test('stops in front of the next slice when told to, and goes on where it was, bit for bit', () => {
    const whole = worker();
    whole.receive({ type: 'prepare', task: task() });
    whole.receive({ type: 'start' });
    whole.slices();

    const first = worker();
    first.receive({ type: 'prepare', task: task() });
    first.receive({ type: 'start' });
    first.slices(5);
    first.receive({ type: 'pause' });
    expect(first.all('paused')).toEqual([{ type: 'paused', reason: 'asked' }]);
    const [rested] = first.all('rested');
    expect(rested?.state.step).toBeGreaterThan(0);
    expect(rested?.state.step).toBeLessThan(24);
    first.slices();
    expect(first.all('paused')).toHaveLength(1);

    const second = worker();
    second.receive({ type: 'prepare', task: task(3, { state: rested?.state }) });
    second.receive({ type: 'start' });
    second.slices();
    expect(second.all('rested')[0]?.state).toEqual(whole.all('rested')[0]?.state);
  });

  test('says that it is busy in front of compiling, and what it has come to where that was not said yet', () => {
    const { receive, all, said, slices } = worker();
    receive({ type: 'prepare', task: task(40) });
    receive({ type: 'start' });
    slices();
    const types = said.map(({ type }) => type).filter((type) => type === 'busy' || type === 'free');
    // For the plan that judges: the one that learns was made before the trainer was ready.
    expect(types).toEqual(['busy', 'free']);
    const [busy] = all('busy');
    expect(numbersOf(all('steps'))).toContain(busy?.state?.step);

    const other = worker();
    other.receive({ type: 'prepare', task: task(40, { state: busy?.state }) });
    other.receive({ type: 'start' });
    other.slices();
    expect(other.all('rested')[0]?.state).toEqual(all('rested')[0]?.state);
  });

  test('looks at the clock after each piece of a large batch, and listens after some, learning or judging', () => {
    let time = 0;
    let looks = 0;
    const look = () => {
      looks++;
      return ++time;
    };
    const clock = vi.spyOn(performance, 'now').mockImplementation(look);
    const { receive, said, pending } = worker(look);
    receive({ type: 'prepare', task: large() });
    receive({ type: 'start' });
    const turns: { readonly looks: number; readonly heard: readonly string[] }[] = [];
    while (said.filter(({ type }) => type === 'judged').length < 2) {
      const [before, heard] = [looks, said.length];
      pending.shift()?.();
      turns.push({ looks: looks - before, heard: said.slice(heard).map(({ type }) => type) });
    }
    clock.mockRestore();
    // A slice of 8 ms, where each look takes 1 ms, and what is looked at once in a turn.
    expect(Math.max(...turns.map((turn) => turn.looks))).toBeLessThanOrEqual(16);
    // A batch is far more than a slice.
    const ends = turns.flatMap(({ heard }, i) => (heard.includes('judged') ? [i] : []));
    expect((ends[1] ?? 0) - (ends[0] ?? 0)).toBeGreaterThan(12);
  });

  test('takes a single step', () => {
    const { receive, all, slices } = worker();
    receive({ type: 'prepare', task: task() });
    receive({ type: 'step' });
    slices();
    expect(numbersOf(all('steps'))).toEqual([0]);
    expect(all('paused')).toMatchObject([{ reason: 'asked' }]);
    expect(all('rested')).toMatchObject([{ state: { step: 1 } }]);
  });

  test('stops where numbers are no longer finite, and says at which node', () => {
    const { receive, all, slices } = worker();
    const weights = new Map([['first.W', { shape: [4, 2], data: new Float32Array(8).fill(Number.NaN) }]]);
    receive({ type: 'prepare', task: task(3, { weights }) });
    receive({ type: 'start' });
    slices();
    expect(all('steps').map(({ last }) => last.trouble)).toEqual([{ way: 'forwards', node: 'first' }]);
    expect(all('paused').map(({ reason }) => reason)).toEqual(['trouble']);
  });

  test('refuses what cannot be trained, and says why', () => {
    const { receive, said, slices } = worker();
    receive({ type: 'prepare', task: task(3, { columns: new Map([['pont', 'point']]) }) });
    expect(said).toMatchObject([{ type: 'refused', problems: [{ code: 'bad-example', path: 'pont' }] }]);
    receive({ type: 'start' });
    slices();
    expect(said).toHaveLength(1);
  });
});
