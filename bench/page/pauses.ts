import { createTrainingClient, type TrainingClient } from '../../src/training/client.ts';
import type { TrainingState } from '../../src/training/protocol.ts';
import { interruptedTasks } from '../training/interruptedTasks.ts';
import { randomNumbers } from '../workloads/random.ts';

/** How one pause went. */
export interface Pause {
  /** Milliseconds from the start at which it was asked for. */
  readonly after: number;
  /** Milliseconds until training had stopped. */
  readonly taken: number;
  /** Whether the worker was ended, as it could not hear. */
  readonly ended: boolean;
}

declare global {
  var pauses: (task: string, rounds: number) => Promise<readonly Pause[]>;
}

/** The longest that is trained before a pause, in milliseconds. */
const longest = 1500;

/** Starts and pauses again and again, at moments that follow from a seed; a worker that was ended is followed by another. */
globalThis.pauses = async (name, rounds) => {
  const task = interruptedTasks.find((each) => each.name === name)?.create();
  if (!task) throw new Error(`There is no ${name}.`);
  const moments = [...randomNumbers(11, rounds, 1)].map((each) => Math.abs(each) * longest);
  const pauses: Pause[] = [];
  let client: TrainingClient | undefined;
  let state: TrainingState | undefined;
  let onPaused = (_ended: boolean) => {};
  let onRested = () => {};
  const connect = () =>
    createTrainingClient({
      onResponse(response) {
        if (response.type === 'refused') throw new Error(response.problems[0]?.message);
        if (response.type === 'paused') onPaused(false);
        if (response.type !== 'rested') return;
        state = response.state;
        onRested();
      },
      onStopped(now) {
        state = now ?? state;
        onPaused(true);
        onRested();
      },
      onDied() {
        throw new Error('The worker has died.');
      },
    });
  for (const after of moments) {
    const paused = new Promise<boolean>((done) => {
      onPaused = done;
    });
    const rested = new Promise<void>((done) => {
      onRested = done;
    });
    if (!client) {
      client = connect();
      client.send({ type: 'prepare', task: { ...task, state } });
    }
    client.send({ type: 'start' });
    await new Promise((done) => setTimeout(done, after));
    const start = performance.now();
    client.send({ type: 'pause' });
    const ended = await paused;
    pauses.push({ after, taken: performance.now() - start, ended });
    await rested;
    // Every third worker goes, so that making ready is interrupted as well.
    if (!ended && pauses.length % 3 > 0) continue;
    client.dispose();
    client = undefined;
  }
  client?.dispose();
  return pauses;
};
