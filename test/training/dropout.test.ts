import { describe, expect, it } from 'vitest';
import { drawMask } from '../../src/training/drawMask.ts';
import { examplesOf, losses, network, trainerOf } from './networks.ts';

function maskOf(length: number, share: number, seed: number, name: string, step: number): Float32Array {
  const mask = new Float32Array(length);
  drawMask(mask, share, seed, name, step);
  return mask;
}

describe('a mask', () => {
  it('leaves out about the share of numbers that it is to, and scales up the others by as much', () => {
    const mask = maskOf(100_000, 0.3, 1, 'drop', 0);
    const left = mask.filter((each) => each !== 0);
    // 70,000 are expected, with a standard deviation of 145.
    expect(Math.abs(left.length - 70_000)).toBeLessThan(5 * 145);
    expect(new Set(left)).toEqual(new Set([Math.fround(1 / 0.7)]));
  });

  it('follows from seed, name and step alone', () => {
    const mask = maskOf(64, 0.5, 1, 'drop', 3);
    expect(maskOf(64, 0.5, 1, 'drop', 3)).toEqual(mask);
    expect(maskOf(64, 0.5, 2, 'drop', 3)).not.toEqual(mask);
    expect(maskOf(64, 0.5, 1, 'other', 3)).not.toEqual(mask);
    expect(maskOf(64, 0.5, 1, 'drop', 4)).not.toEqual(mask);
  });

  it('of an odd number of places begins as that of one more', () => {
    expect(maskOf(7, 0.5, 1, 'drop', 0)).toEqual(maskOf(8, 0.5, 1, 'drop', 0).subarray(0, 7));
  });
});

/** The sum of eight numbers times weights that are 1, some of them left out, which should be 0; nothing is learned. */
const sums = (rate: number, seed = 7) => {
  const document = network(
    [
      { id: 'x', block: 'vector', params: { size: 8 } },
      { id: 'drop', block: 'dropout', params: { rate } },
      { id: 'sum', block: 'vanilla', params: { units: 1, nonlinearity: 'none' } },
      { id: 'wanted', block: 'vector', params: { size: 1 } },
      { id: 'loss', block: 'squared-error' },
    ],
    [
      ['x.out', 'drop.x'],
      ['drop.y', 'sum.x'],
      ['sum.y', 'loss.x'],
      ['wanted.out', 'loss.target'],
    ],
    { validation: 0, batch: 2, rate: 0 },
  );
  const ones = new Float32Array(8).fill(1);
  const zero = new Float32Array(1);
  return trainerOf({ ...document, seed }, examplesOf({ x: [ones, ones], wanted: [zero, zero] }));
};

describe('a network with dropout', () => {
  it('learns with other numbers left out at every step, the same for the same seed', () => {
    const run = losses(sums(0.5), 8);
    expect(losses(sums(0.5), 8)).toEqual(run);
    expect(new Set(run).size).toBeGreaterThan(4);
  });

  it('is judged with all of them', () => {
    const [one, other] = [sums(0.5), sums(0)];
    expect(one.evaluate([0, 1]).loss).toBe(other.evaluate([0, 1]).loss);
    expect(losses(sums(0), 3)).toEqual(losses(sums(0), 1).flatMap((loss) => [loss, loss, loss]));
  });

  it('goes on bit for bit when it is restored', () => {
    const whole = sums(0.5);
    losses(whole, 3);
    const state = whole.state();
    const rest = losses(whole, 4);
    const restored = sums(0.5);
    restored.restore(state);
    expect(losses(restored, 4)).toEqual(rest);
  });
});

it('in a recurrence the same numbers are left out at every step', () => {
  const document = network(
    [
      { id: 'x', block: 'series', params: { features: 1, values: [1, 1, 1] } },
      {
        id: 'read',
        block: 'recur',
        body: {
          nodes: [
            { id: 'drop', block: 'dropout' },
            { id: 'total', block: 'add' },
          ],
          wires: [
            ['$.element', 'drop.x'],
            ['drop.y', 'total.a'],
            ['$.state', 'total.b'],
            ['total.y', '$.state'],
            ['total.y', '$.output'],
          ],
        },
      },
      { id: 'line', block: 'vanilla', params: { units: 1, nonlinearity: 'none' } },
      { id: 'wanted', block: 'vector', params: { size: 1 } },
      { id: 'loss', block: 'squared-error' },
    ],
    [
      ['x.out', 'read.sequence'],
      ['read.last', 'line.x'],
      ['line.y', 'loss.x'],
      ['wanted.out', 'loss.target'],
    ],
    { validation: 0, batch: 1, rate: 0 },
  );
  const trainer = trainerOf(document, examplesOf({ wanted: [new Float32Array(1)] }));
  const weight = trainer.weights().get('line.W')?.data[0] ?? 0;
  // Of three ones none is left, or all of them, twice as large.
  const [none, all] = [0, Math.fround(6 * weight) ** 2];
  const found = losses(trainer, 16);
  expect(found.every((loss) => loss === none || Math.abs(loss / all - 1) < 1e-6)).toBe(true);
  expect(new Set(found).size).toBe(2);
});
