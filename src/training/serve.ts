import { examplesOf } from './examplesOf.ts';
import type { Pace, TrainingRequest, TrainingResponse, TrainingTask } from './protocol.ts';
import { createTrainer, type StepReport, type Trainer } from './trainer.ts';

/** How long is computed before messages are looked for, in milliseconds. */
const slice = 8;
/** How often steps are reported, the network is judged, and its state is kept, in milliseconds. */
const every = { steps: 100, judged: 300, state: 5000 };
/** How often the network is shown, and how long nothing is computed after each slice, in milliseconds. */
const shown = {
  fast: { every: 1000, rest: 0 },
  even: { every: 400, rest: 0 },
  smooth: { every: 100, rest: slice },
} satisfies Record<Pace, { readonly every: number; readonly rest: number }>;

/** What is done until the worker is told otherwise. */
type Doing = 'nothing' | 'running' | 'one step';

/**
 * The side of the worker that trains: gives the function that takes each request. It computes in slices that it leaves to `later` to
 * go on with, at once or after so many milliseconds, so that it hears of a pause between two.
 */
export function serveTraining(
  post: (response: TrainingResponse) => void,
  later: (work: () => void, wait: number) => void,
  now: () => number = () => performance.now(),
): (request: TrainingRequest) => void {
  let trainer: Trainer | undefined;
  let doing: Doing = 'nothing';
  let pace: Pace = 'even';
  /** Each start has a number, so that work of an earlier one that still waits is let go. */
  let turn = 0;
  let reports: StepReport[] = [];
  let last = { steps: 0, judged: 0, weights: 0, state: 0 };

  const prepare = (task: TrainingTask) => {
    doing = 'nothing';
    trainer = undefined;
    const created = createTrainer({
      document: task.document,
      examples: examplesOf(task.dataset, task.columns),
      ...(task.weights && { weights: task.weights }),
    });
    if ('problems' in created) {
      post({ type: 'refused', problems: created.problems });
      return;
    }
    trainer = created.trainer;
    if (task.state) trainer.restore(task.state);
    const { steps, stepsPerEpoch, training, validation } = trainer;
    post({
      type: 'prepared',
      steps,
      stepsPerEpoch,
      training: training.length,
      validation: validation.length,
    });
  };

  const begin = (next: Doing) => {
    if (!trainer) return;
    doing = next;
    reports = [];
    const at = now();
    last = { steps: at, judged: at, weights: at, state: at };
    const mine = ++turn;
    later(() => goOn(mine), 0);
  };

  const goOn = (mine: number) => {
    if (!trainer || doing === 'nothing' || mine !== turn) return;
    const end = now() + slice;
    do {
      if (trainer.steps >= trainer.settings.epochs * trainer.stepsPerEpoch) return rest('finished');
      const taken = trainer.advance(Math.max(0, end - now()));
      if (!taken) break;
      reports.push(taken);
      if (taken.trouble) return rest('trouble');
      if (doing === 'one step') return rest('asked');
      show(trainer);
    } while (now() < end);
    report(trainer);
    later(() => goOn(mine), shown[pace].rest);
  };

  /** Says what is due. */
  const report = (running: Trainer) => {
    const at = now();
    if (at - last.steps >= every.steps) sendSteps();
    if (at - last.judged >= every.judged) judge(running);
    if (at - last.state >= every.state) {
      last.state = at;
      post({ type: 'kept', state: running.state() });
    }
  };

  /** Shows the network, if that is due; right after a batch, while its gradients are there. */
  const show = (running: Trainer) => {
    const at = now();
    if (at - last.weights < shown[pace].every) return;
    last.weights = at;
    post({ type: 'weights', tensors: running.weights(), gradients: running.gradients() });
  };

  const sendSteps = () => {
    const at = now();
    const seconds = (at - last.steps) / 1000;
    if (reports.length > 0)
      post({
        type: 'steps',
        steps: reports,
        stepsASecond: seconds > 0 ? reports.length / seconds : 0,
      });
    reports = [];
    last.steps = at;
  };

  /** Begins to judge; what is learned meanwhile waits, and a pause is heard between two batches. */
  const judge = (running: Trainer) => {
    // What was learned before is told first, so that what is heard stays in its order.
    sendSteps();
    const mine = ++turn;
    const examples = running.validation.length > 0 ? running.validation : running.training;
    const pieces = running.evaluating(examples);
    const goOnJudging = () => {
      if (mine !== turn || trainer !== running) return;
      const end = now() + slice;
      do {
        const { done, value } = pieces.next();
        if (done) {
          last.judged = now();
          post({ type: 'judged', steps: running.steps, evaluation: value });
          if (doing !== 'nothing') goOn(mine);
          return;
        }
      } while (now() < end);
      later(goOnJudging, shown[pace].rest);
    };
    later(goOnJudging, 0);
  };

  const rest = (reason: 'asked' | 'finished' | 'trouble') => {
    if (!trainer) return;
    doing = 'nothing';
    turn++;
    trainer.cancel();
    sendSteps();
    post({
      type: 'paused',
      reason,
      state: trainer.state(),
      tensors: trainer.weights(),
      gradients: trainer.gradients(),
    });
    if (reason !== 'trouble') judge(trainer);
  };

  return (request) => {
    switch (request.type) {
      case 'prepare':
        prepare(request.task);
        break;
      case 'start':
        begin('running');
        break;
      case 'step':
        begin('one step');
        break;
      case 'pause':
        if (doing !== 'nothing') rest('asked');
        break;
      case 'pace':
        pace = request.pace;
        break;
    }
  };
}
