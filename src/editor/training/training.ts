import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '../../base/problem.ts';
import type { WeightTensor } from '../../compiler/weights.ts';
import type { Dataset } from '../../data/dataset.ts';
import type { Fault } from '../../data/fault.ts';
import { createTrainingClient, type TrainingClient } from '../../training/client.ts';
import type { Pace, TrainingResponse, TrainingState } from '../../training/protocol.ts';
import { randomId } from '../state/randomId.ts';
import type { Editor } from '../state/store.ts';
import { storeWeights } from '../state/storedWeights.ts';
import { bindingsOf, columnsOf } from './bindings.ts';
import { withJudged, withSteps } from './curve.ts';
import { keepTraining, keptTraining } from './keepTraining.ts';
import { trainedGraph } from './trainedGraph.ts';
import { type Made, nothingYet, type TrainingView } from './trainingView.ts';
import { weightsIn } from './weightsIn.ts';

/** Trains the graph of an editor, in a worker of its own. */
export interface Training {
  readonly view: StoreApi<TrainingView>;
  take(dataset: Dataset | undefined, faults: readonly Fault[], made?: Made): void;
  choose(source: string, column: string): void;
  start(): void;
  step(): void;
  pause(): void;
  setPace(pace: Pace): void;
  /** Back to the weights that the seed draws, and to the first step. */
  reset(): void;
}

const diedProblem: Problem = {
  code: 'stopped',
  path: '',
  message: 'training was ended by an error, or for want of memory. Try smaller batches.',
};

/** How much of the speed of the last report is in that which is shown, which is to be read. */
const freshness = 0.1;

const trainings = new WeakMap<Editor, Training>();

/** The training of an editor, which goes on while its panel is closed. */
export function trainingFor(editor: Editor): Training {
  const known = trainings.get(editor) ?? createTraining(editor);
  trainings.set(editor, known);
  return known;
}

export function createTraining(
  editor: Editor,
  connect: typeof createTrainingClient = createTrainingClient,
): Training {
  const view = createStore<TrainingView>()(() => ({
    ...nothingYet,
    dataset: undefined,
    faults: [],
    made: undefined,
    chosen: new Map(),
    pace: 'even',
  }));
  let client: TrainingClient | undefined;
  /** What the worker has been given, as long as it is what is to be trained. */
  let prepared: string | undefined;
  let tensors: ReadonlyMap<string, WeightTensor> | undefined;
  /** Where a run that was kept goes on. */
  let kept: TrainingState | undefined;
  let opened = editor.getState().opened;
  /** How many pauses were asked for that the worker has not answered: they show at once, as it may be in the midst of a batch. */
  let asked = 0;

  const graph = () => trainedGraph(editor);
  const columns = () => columnsOf(bindingsOf(editor, view.getState()));
  const task = () => JSON.stringify([graph(), [...columns()]]);

  const letGo = () => {
    client?.dispose();
    client = undefined;
    prepared = undefined;
    tensors = undefined;
    kept = undefined;
    asked = 0;
    view.setState(nothingYet);
    // What was only shown goes too; weights that the document has are followed by themselves.
    if (!editor.getState().program.weights) editor.setState({ weights: undefined });
  };

  const died = () => {
    letGo();
    view.setState({ phase: 'refused', problems: [diedProblem] });
  };

  const hear = (response: TrainingResponse) => {
    switch (response.type) {
      case 'prepared':
        view.setState({ steps: response.steps, stepsPerEpoch: response.stepsPerEpoch, problems: [] });
        break;
      case 'refused':
        prepared = undefined;
        view.setState({ phase: 'refused', problems: response.problems });
        break;
      case 'steps': {
        const { course, last, norms, stepsASecond } = response;
        view.setState(({ curve, stepsASecond: before }) => ({
          last,
          norms,
          steps: last.step + (last.trouble ? 0 : 1),
          stepsASecond: before > 0 ? before + freshness * (stepsASecond - before) : stepsASecond,
          curve: withSteps(curve, course),
        }));
        break;
      }
      case 'judged':
        view.setState(({ curve }) => ({
          evaluation: response.evaluation,
          curve: withJudged(curve, response.steps, response.evaluation),
        }));
        break;
      case 'weights':
        if (response.gradients) view.setState({ gradients: response.gradients });
        // Shown, but no part of the document before training pauses.
        if (view.getState().phase === 'running')
          editor.setState({ weights: { id: randomId(), tensors: response.tensors } });
        break;
      case 'busy':
      case 'free':
        // The client's concern.
        break;
      case 'kept':
        keep(response.state, true);
        break;
      case 'paused':
        // Whoever trains further begins at the first step again, with the weights as they are.
        if (response.reason === 'finished') prepared = undefined;
        if (response.reason !== 'asked') {
          asked = 0;
          view.setState({ phase: response.reason });
        } else if (asked > 0) asked--;
        else view.setState({ phase: 'paused' });
        break;
      case 'rested':
        if (response.gradients) view.setState({ gradients: response.gradients });
        rest(response.state);
        keep(prepared === task() ? response.state : undefined, view.getState().phase === 'running');
        break;
    }
  };

  const keep = (state: TrainingState | undefined, running: boolean) => {
    const { dataset, made, chosen, curve } = view.getState();
    if (dataset)
      keepTraining({ graph: graph(), dataset, made, chosen, state, curve, running }).catch(() => {
        // A run that cannot be kept is one that begins anew after a reload; the weights are in the document.
      });
  };

  /** Without its worker, which was ended as it could not hear; what was learned is there. */
  const stopped = (state: TrainingState | undefined) => {
    client = undefined;
    asked = 0;
    kept = state;
    view.setState({ phase: 'paused' });
    if (!state) return;
    view.setState({ steps: state.step });
    rest(state);
    keep(state, false);
  };

  /** Makes what was learned a part of the document. */
  const rest = (state: TrainingState) => {
    tensors = weightsIn(state, editor.getState().inference.weights);
    storeWeights(editor, tensors);
  };

  const prepare = (): boolean => {
    const { dataset } = view.getState();
    const { weights, program } = editor.getState();
    if (!dataset || weights === 'loading') return false;
    const own = weights?.tensors;
    const isSame = prepared === task() && (tensors === undefined || own === tensors);
    if (client && isSame) return true;
    if (!client) {
      client = connect({ onResponse: hear, onStopped: stopped, onDied: died });
      client.send({ type: 'pace', pace: view.getState().pace });
    }
    prepared = task();
    tensors = undefined;
    const state = isSame ? kept : undefined;
    if (!state) view.setState({ ...nothingYet });
    kept = undefined;
    const training = editor.getState().history.present.training;
    client.send({
      type: 'prepare',
      task: {
        document: { ...program, ...(training && { training }) },
        dataset,
        columns: columns(),
        weights: own,
        state,
      },
    });
    return true;
  };

  const begin = (type: 'start' | 'step') => {
    if (view.getState().phase === 'running' || !prepare()) return;
    view.setState({ phase: 'running', problems: [] });
    client?.send({ type });
  };

  const pause = () => {
    if (view.getState().phase !== 'running') return;
    asked++;
    view.setState({ phase: 'paused' });
    client?.send({ type: 'pause' });
  };

  /** Goes on as soon as the weights of the document are there, which a page that was just opened still reads. */
  const goOnWhenLoaded = () => {
    if (editor.getState().weights !== 'loading') return begin('start');
    const stop = editor.subscribe(({ weights }) => {
      if (weights === 'loading') return;
      stop();
      if (view.getState().phase === 'paused') begin('start');
    });
  };

  /** Goes on where this graph was when the page was left. */
  const restore = () =>
    keptTraining(graph()).then(
      (run) => {
        if (!run || view.getState().dataset) return;
        kept = run.state;
        view.setState({
          ...nothingYet,
          dataset: run.dataset,
          made: run.made,
          chosen: run.chosen,
          curve: run.curve,
          steps: run.state?.step ?? 0,
          phase: run.state ? 'paused' : 'idle',
        });
        prepared = task();
        if (run.running) goOnWhenLoaded();
      },
      () => {
        // Where nothing can be read, nothing was kept.
      },
    );

  // Another graph is not what is being trained.
  editor.subscribe((now, before) => {
    if (now.opened !== opened) {
      opened = now.opened;
      letGo();
      restore();
    } else if (
      now.inference !== before.inference &&
      view.getState().phase === 'running' &&
      prepared !== task()
    )
      pause();
  });
  restore();

  return {
    view,
    take(dataset, faults, made) {
      letGo();
      view.setState({ dataset, faults, made, chosen: new Map() });
      keep(undefined, false);
    },
    choose(source, column) {
      pause();
      view.setState(({ chosen }) => ({ chosen: new Map(chosen).set(source, column) }));
      keep(undefined, false);
    },
    start: () => begin('start'),
    step: () => begin('step'),
    pause,
    setPace(pace) {
      view.setState({ pace });
      client?.send({ type: 'pace', pace });
    },
    reset() {
      letGo();
      storeWeights(editor, new Map());
      keep(undefined, false);
    },
  };
}
