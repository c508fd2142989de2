import { describe, expect, it } from 'vitest';
import { Trial } from '../../src/runtime/trial.ts';

/** Goes through all runs that a decision takes, of so many milliseconds in turn, and gives whether each was done together. */
function decide(trial: Trial, together: readonly number[], alone: readonly number[]): readonly boolean[] {
  const left = { together: [...together], alone: [...alone] };
  const kinds: boolean[] = [];
  while (trial.isUnderWay) {
    kinds.push(trial.isTogether);
    trial.note(left[trial.isTogether ? 'together' : 'alone'].shift() ?? Number.NaN);
  }
  return kinds;
}

/** How many runs follow a decision before it is tried again. */
function pauseOf(trial: Trial): number {
  let runs = 0;
  for (; !trial.isUnderWay; runs++) trial.note(1);
  return runs;
}

const five = (milliseconds: number) => Array.from({ length: 5 }, () => milliseconds);

describe('a trial of threads', () => {
  it('times some runs together and then as many alone', () => {
    const kinds = decide(new Trial(), five(1), five(1));
    expect(kinds).toEqual([...five(1).map(() => true), ...five(1).map(() => false)]);
  });

  it('goes for what was faster at its best, whatever disturbed the others', () => {
    const trial = new Trial();
    decide(trial, [9, 9, 3, 9, 9], five(4));
    expect(trial.isTogether).toBe(true);
    pauseOf(trial);
    decide(trial, five(5), [80, 4, 80, 80, 80]);
    expect(trial.isTogether).toBe(false);
  });

  it('leaves others out where they gain nothing', () => {
    const trial = new Trial();
    decide(trial, five(4), five(4));
    expect(trial.isTogether).toBe(false);
  });

  it('keeps to a decision for ever longer, and forgets what it was made by', () => {
    const trial = new Trial();
    decide(trial, five(1), five(2));
    const first = pauseOf(trial);
    decide(trial, five(8), five(4));
    expect(trial.isTogether).toBe(false);
    expect(pauseOf(trial)).toBeGreaterThan(first);
  });
});
