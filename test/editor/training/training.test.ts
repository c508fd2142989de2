import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import { points } from '../../../src/data/generators/points.ts';
import { undoStep } from '../../../src/editor/state/edit.ts';
import { createEditor } from '../../../src/editor/state/store.ts';
import { followWeights } from '../../../src/editor/state/weights.ts';
import { bindingsOf } from '../../../src/editor/training/bindings.ts';
import { keptTraining } from '../../../src/editor/training/keepTraining.ts';
import { trainedGraph } from '../../../src/editor/training/trainedGraph.ts';
import { createTraining } from '../../../src/editor/training/training.ts';
import type { TrainingRequest, TrainingResponse, TrainingState } from '../../../src/training/protocol.ts';
import { classifier } from '../../training/networks.ts';

/** An editor with a classifier of points and data for it; the test answers for the worker. */
function setUp() {
  const editor = createEditor(classifier(['a', 'b'], {}, 4));
  followWeights(editor);
  const sent: TrainingRequest[] = [];
  let answer: (response: TrainingResponse) => void = () => {};
  let stop: (state: TrainingState | undefined) => void = () => {};
  const training = createTraining(editor, ({ onResponse, onStopped }) => {
    answer = onResponse;
    stop = onStopped;
    return { send: (request) => sent.push(request), dispose: () => {} };
  });
  const { dataset } = points.generate({ count: 20 }, 1);
  training.take(dataset, []);
  const tensors = new Map([['first.W', { shape: [4, 2], data: new Float32Array(8).fill(0.5) }]]);
  const numbers = new Map([...tensors].map(([name, { data }]) => [name, data]));
  return {
    editor,
    training,
    tensors,
    types: () => sent.map(({ type }) => type),
    sent,
    say: (response: TrainingResponse) => answer(response),
    stop: (state?: TrainingState) => stop(state),
    pause() {
      answer({ type: 'paused', reason: 'asked' });
      answer({ type: 'rested', state: { step: 3, numbers }, gradients: undefined });
    },
  };
}

describe('training in the editor', () => {
  test('sources take the columns that fit them, or keep their own value', () => {
    const { editor, training } = setUp();
    expect(bindingsOf(editor, training.view.getState())).toEqual([
      { path: 'point', fitting: ['point'], column: 'point' },
      { path: 'answer', fitting: ['class'], column: 'class' },
    ]);
    training.choose('answer', '');
    expect(bindingsOf(editor, training.view.getState())[1]?.column).toBeUndefined();
  });

  test('weights are shown while it runs, and become one undo step when it pauses', () => {
    const { editor, training, tensors, say, pause } = setUp();
    training.start();
    say({ type: 'weights', tensors, gradients: tensors });
    expect(editor.getState().weights).toMatchObject({ tensors });
    expect(editor.getState().history.past).toHaveLength(0);
    pause();
    expect(editor.getState().history.past).toHaveLength(1);
    expect(editor.getState().program.weights).toHaveProperty('data');
    undoStep(editor);
    expect(editor.getState().weights).toBeUndefined();
  });

  test('a pause shows at once, and the answer to it pauses nothing that was begun meanwhile', () => {
    const { training, pause, types } = setUp();
    const phase = () => training.view.getState().phase;
    training.start();
    training.pause();
    expect(phase()).toBe('paused');
    training.pause();
    training.start();
    expect(phase()).toBe('running');
    pause();
    expect(phase()).toBe('running');
    expect(types()).toEqual(['pace', 'prepare', 'start', 'pause', 'start']);
    // A step is answered by a pause that nobody asked for.
    pause();
    expect(phase()).toBe('paused');
  });

  test('a run that ends before the worker hears of a pause has ended', () => {
    const { training, say } = setUp();
    training.start();
    training.pause();
    say({ type: 'paused', reason: 'finished' });
    expect(training.view.getState().phase).toBe('finished');
  });

  test('a worker that was ended by a pause leaves what it has come to, and another goes on from there', () => {
    const { editor, training, sent, stop, types } = setUp();
    const weights = new Float32Array(8).fill(0.25);
    const state = { step: 3, numbers: new Map([['first.W', weights]]) };
    training.start();
    training.pause();
    stop(state);
    expect(training.view.getState()).toMatchObject({ phase: 'paused', steps: 3 });
    expect(editor.getState().history.past).toHaveLength(1);
    expect(editor.getState().weights).toMatchObject({ tensors: new Map([['first.W', { data: weights }]]) });
    training.start();
    expect(types()).toEqual(['pace', 'prepare', 'start', 'pause', 'pace', 'prepare', 'start']);
    expect(sent.at(-2)).toMatchObject({ task: { state } });
    training.pause();
    stop(state);
    undoStep(editor);
    undoStep(editor);
    training.start();
    expect(sent.at(-2)).not.toMatchObject({ task: { state } });
  });

  test('a worker that was ended before it had learned anything begins anew', () => {
    const { editor, training, sent, stop } = setUp();
    training.start();
    training.pause();
    stop();
    expect(training.view.getState()).toMatchObject({ phase: 'paused', steps: 0 });
    expect(editor.getState().history.past).toHaveLength(0);
    training.start();
    expect(sent.at(-2)).toMatchObject({ type: 'prepare', task: { state: undefined } });
  });

  test('tells the worker its pace, before and while it trains', () => {
    const { training, sent } = setUp();
    training.setPace('smooth');
    training.start();
    training.setPace('fast');
    expect(sent.filter(({ type }) => type !== 'prepare')).toEqual([
      { type: 'pace', pace: 'smooth' },
      { type: 'start' },
      { type: 'pace', pace: 'fast' },
    ]);
  });

  test('goes on with what the worker has, but not when weights were undone', () => {
    const { editor, training, pause, types } = setUp();
    training.start();
    pause();
    training.start();
    pause();
    expect(types()).toEqual(['pace', 'prepare', 'start', 'start']);
    undoStep(editor);
    undoStep(editor);
    training.start();
    expect(types()).toEqual(['pace', 'prepare', 'start', 'start', 'prepare', 'start']);
  });

  test('a run that was under way when the page went goes on once the weights are read, and a pause stays one', async () => {
    for (const running of [true, false]) {
      const { training, tensors, say, editor } = setUp();
      training.start();
      const state = { step: 3, numbers: new Map([['first.W', new Float32Array(8)]]) };
      say({ type: 'weights', tensors, gradients: undefined });
      if (running) say({ type: 'kept', state });
      else {
        say({ type: 'paused', reason: 'asked' });
        say({ type: 'rested', state, gradients: undefined });
      }
      const graph = trainedGraph(editor);
      await vi.waitFor(async () =>
        expect(await keptTraining(graph)).toMatchObject({ running, state: { step: 3 } }),
      );

      const again = createEditor(editor.getState().history.present);
      again.setState({ weights: 'loading' });
      const sent: string[] = [];
      const reloaded = createTraining(again, () => ({
        send: ({ type }) => sent.push(type),
        dispose: () => {},
      }));
      await vi.waitFor(() => expect(reloaded.view.getState()).toMatchObject({ phase: 'paused', steps: 3 }));
      expect(sent).toEqual([]);
      again.setState({ weights: { id: 'read', tensors } });
      expect(sent).toEqual(running ? ['pace', 'prepare', 'start'] : []);
    }
  });

  test('says why nothing can be trained', () => {
    const { training, say } = setUp();
    training.start();
    say({ type: 'refused', problems: [{ code: 'no-loss', path: '', message: 'there is no loss.' }] });
    expect(training.view.getState()).toMatchObject({ phase: 'refused', problems: [{ code: 'no-loss' }] });
  });

  test('lets go of a run when another document is opened, and of the weights that it showed', () => {
    const { editor, training, tensors, say } = setUp();
    training.start();
    say({ type: 'weights', tensors, gradients: tensors });
    editor.setState(({ opened }) => ({ opened: opened + 1 }));
    expect(training.view.getState().phase).toBe('idle');
    expect(editor.getState().weights).toBeUndefined();
  });
});
