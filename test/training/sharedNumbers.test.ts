import { describe, expect, test } from 'vitest';
import type { Shared } from '../../src/training/batchPlan.ts';
import type { Learned } from '../../src/training/learningPlan.ts';
import { type Holder, SharedNumbers } from '../../src/training/sharedNumbers.ts';

/** A plan that learns w and keeps m beside it, and writes down what is copied out of its memory. */
function planOf() {
  const memory = { weights: 1, kept: 10 };
  const names = { weights: 'w', kept: 'm' };
  const copied: string[] = [];
  let version: number | undefined;
  const plan: Holder & { updates: number } = {
    updates: 0,
    executor: { rest: () => {} },
    namesOf: (what: Learned) => [names[what]],
    give(what: Learned, shared: Map<string, Float32Array>) {
      copied.push(what);
      shared.set(names[what], Float32Array.of(memory[what]));
    },
    copyOf(name: string) {
      copied.push(name);
      return name === 'w' ? Float32Array.of(memory.weights) : Float32Array.of(memory.kept);
    },
    take(shared: Shared) {
      if (version === shared.version) return;
      version = shared.version;
      memory.weights = shared.numbers.get('w')?.[0] ?? 0;
      memory.kept = shared.numbers.get('m')?.[0] ?? 0;
    },
  };
  return {
    plan,
    copied,
    memory,
    learn() {
      memory.weights++;
      memory.kept++;
      plan.updates++;
    },
  };
}

const weights = new Map([['w', { shape: [1], data: Float32Array.of(5) }]]);

describe('numbers that plans share', () => {
  test('are copied out of a plan once, and only those that somebody asks for', () => {
    const [shared, { plan, copied, learn }] = [new SharedNumbers<Holder>(weights), planOf()];
    shared.handTo(plan);
    learn();
    shared.collect('weights');
    shared.collect('weights');
    expect(copied).toEqual(['weights']);
    expect(shared.numbers.get('w')).toEqual(Float32Array.of(6));
    learn();
    expect(shared.copy()).toEqual(
      new Map([
        ['w', Float32Array.of(7)],
        ['m', Float32Array.of(2)],
      ]),
    );
    expect(copied).toEqual(['weights', 'w', 'm']);
  });

  test('are another version whenever a plan has changed them, and else are not', () => {
    const [shared, { plan, learn }] = [new SharedNumbers<Holder>(weights), planOf()];
    shared.handTo(plan);
    const { version } = shared;
    shared.collect('weights');
    expect(shared.version).toBe(version);
    learn();
    shared.collect('weights');
    expect(shared.version).not.toBe(version);
  });

  test('go from plan to plan with what is kept beside them', () => {
    const [shared, one, other] = [new SharedNumbers<Holder>(weights), planOf(), planOf()];
    shared.handTo(one.plan);
    one.learn();
    shared.handTo(other.plan);
    expect(other.memory).toEqual({ weights: 6, kept: 1 });
    other.learn();
    shared.handTo(one.plan);
    expect(one.memory).toEqual({ weights: 7, kept: 2 });
  });

  test('are those that were restored, whatever a plan has learned since', () => {
    const [shared, { plan, learn, memory }] = [new SharedNumbers<Holder>(weights), planOf()];
    shared.handTo(plan);
    const kept = shared.copy();
    learn();
    shared.restore(kept);
    expect(shared.copyOf('w')).toEqual(Float32Array.of(5));
    shared.handTo(plan);
    expect(memory).toEqual({ weights: 5, kept: 0 });
  });
});
