import { describe, expect, test } from 'vitest';
import { createTrainingClient, type TrainingWorker } from '../../src/training/client.ts';
import type { TrainingResponse, TrainingState, TrainingTask } from '../../src/training/protocol.ts';

/** A client whose worker says what the test has it say. */
function setUp() {
  let hear: (event: { readonly data: TrainingResponse }) => void = () => {};
  let fail = () => {};
  let alive = true;
  const happened: string[] = [];
  let stoppedWith: TrainingState | undefined;
  const worker: TrainingWorker = {
    postMessage: () => {},
    terminate: () => {
      alive = false;
    },
    addEventListener(type: string, listener: never) {
      if (type === 'message') hear = listener;
      else fail = listener;
    },
  };
  const client = createTrainingClient(
    {
      onResponse: ({ type }) => happened.push(type),
      onStopped(state) {
        stoppedWith = state;
        happened.push('stopped');
      },
      onDied: () => happened.push('died'),
    },
    () => worker,
  );
  return {
    happened,
    isAlive: () => alive,
    stoppedWith: () => stoppedWith,
    fail: () => fail(),
    tell: (...types: ('start' | 'step' | 'pause')[]) => {
      for (const type of types) client.send({ type });
    },
    prepare: (state?: TrainingState) => client.send({ type: 'prepare', task: { state } as TrainingTask }),
    say: (...responses: readonly TrainingResponse[]) => {
      for (const data of responses) hear({ data });
    },
  };
}

const stateAt = (step: number): TrainingState => ({ step, numbers: new Map() });
const prepared = { type: 'prepared', steps: 0, stepsPerEpoch: 1, training: 1, validation: 0 } as const;
const free = { type: 'free' } as const;
const busy = (state?: TrainingState) => ({ type: 'busy', state }) as const;
const paused = { type: 'paused', reason: 'asked' } as const;

describe('a pause', () => {
  test('is left to a worker that listens', () => {
    const { prepare, tell, say, isAlive } = setUp();
    prepare();
    say(prepared);
    tell('start');
    say(busy(), free);
    tell('pause');
    say(paused, busy(), free);
    expect(isAlive()).toBe(true);
  });

  test('ends a worker that cannot hear it, with what it has come to', () => {
    const { prepare, tell, say, isAlive, stoppedWith, happened } = setUp();
    prepare();
    say(prepared);
    tell('start');
    say(busy(stateAt(4)));
    tell('pause');
    expect(isAlive()).toBe(false);
    expect(stoppedWith()).toEqual(stateAt(4));
    say(paused);
    expect(happened).toEqual(['prepared', 'busy', 'stopped']);
  });

  test('ends one that was about to become busy when it was asked for', () => {
    const { prepare, tell, say, isAlive, stoppedWith } = setUp();
    prepare(stateAt(2));
    say(prepared);
    tell('start', 'pause');
    expect(isAlive()).toBe(true);
    say(busy());
    expect(isAlive()).toBe(false);
    expect(stoppedWith()).toEqual(stateAt(2));
  });

  test('ends one that still makes ready, which goes on from where it was to begin', () => {
    const { prepare, tell, isAlive, stoppedWith } = setUp();
    prepare(stateAt(7));
    tell('start', 'pause');
    expect(isAlive()).toBe(false);
    expect(stoppedWith()).toEqual(stateAt(7));
  });

  test('that was taken back ends nothing, nor does one that was answered', () => {
    const { prepare, tell, say, isAlive } = setUp();
    prepare();
    say(prepared);
    tell('start', 'pause', 'start');
    say(busy(), free, paused);
    tell('pause');
    say(paused, busy());
    expect(isAlive()).toBe(true);
  });

  test('after another that was not answered yet still ends what cannot hear it', () => {
    const { prepare, tell, say, isAlive } = setUp();
    prepare();
    say(prepared);
    tell('start', 'pause', 'start', 'pause');
    say(paused);
    expect(isAlive()).toBe(true);
    say(busy());
    expect(isAlive()).toBe(false);
  });
});

test('a worker that fails has died', () => {
  const { fail, happened, isAlive } = setUp();
  fail();
  expect(happened).toEqual(['died']);
  expect(isAlive()).toBe(false);
});
