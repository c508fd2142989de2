import { Courses } from './course.ts';
import { createTrainer } from './createTrainer.ts';
import { examplesOf } from './examplesOf.ts';
import type { Pace, TrainingRequest, TrainingResponse, TrainingTask } from './protocol.ts';
import type { StepReport, Trainer } from './trainer.ts';

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
/** Why it no longer is. */
type Reason = Extract<TrainingResponse, { type: 'paused' }>['reason'];

/**
 * The side of the worker that trains: gives the function that takes each request. It computes in slices that it leaves to `later` to
 * go on with, at once or after so many milliseconds, so that it hears of a pause between two. In front of what cannot be done in slices
 * it says that it is busy.
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
  const courses = new Courses();
  /** The last step that was not told yet. */
  let latest: StepReport | undefined;
  /** How many steps are taken between two looks at the clock, which takes a tenth of a tiny one. */
  let together = 1;
  let last = { steps: 0, judged: 0, weights: 0, state: 0 };
  /** The number of steps at which the state was told last. */
  let told = 0;
  let busy = false;

  /** In front of what takes long: with the state, so that nothing is lost should the page not wait for it. */
  const sayBusy = () => {
    if (!trainer || busy) return;
    busy = true;
    sendSteps();
    post({ type: 'busy', state: trainer.steps === told ? undefined : trainer.state() });
    told = trainer.steps;
  };

  /** Leaves a slice of work to the time after what waits to be heard. */
  const soon = (work: () => void, wait: number) =>
    later(() => {
      work();
      if (busy) post({ type: 'free' });
      busy = false;
    }, wait);

  const prepare = (task: TrainingTask) => {
    doing = 'nothing';
    trainer = undefined;
    const created = createTrainer({
      document: task.document,
      examples: examplesOf(task.dataset, task.columns),
      ...(task.weights && { weights: task.weights }),
      beforeLong: sayBusy,
    });
    if ('problems' in created) {
      post({ type: 'refused', problems: created.problems });
      return;
    }
    trainer = created.trainer;
    if (task.state) trainer.restore(task.state);
    const { steps, stepsPerEpoch, training, validation } = trainer;
    told = steps;
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
    courses.take();
    latest = undefined;
    const at = now();
    last = { steps: at, judged: at, weights: at, state: at };
    const mine = ++turn;
    soon(() => goOn(mine), 0);
  };

  const goOn = (mine: number) => {
    if (!trainer || doing === 'nothing' || mine !== turn) return;
    const begun = now();
    const before = trainer.steps;
    let at = begun;
    do {
      const ended = takeSteps(trainer, begun + slice - at);
      if (ended) return rest(ended);
      at = now();
      show(trainer, at);
    } while (at < begun + slice);
    together = Math.max(1, Math.floor((trainer.steps - before) / (at - begun)));
    report(trainer);
    soon(() => goOn(mine), shown[pace].rest);
  };

  /** Goes on for about so long; says why it is over, if it is. */
  const takeSteps = (running: Trainer, milliseconds: number): Reason | undefined => {
    for (let i = 0; i < together; i++) {
      if (running.steps >= running.settings.epochs * running.stepsPerEpoch) return 'finished';
      const taken = running.advance(milliseconds);
      if (!taken) return undefined;
      courses.add(taken);
      latest = taken;
      if (taken.trouble) return 'trouble';
      if (doing === 'one step') return 'asked';
    }
    return undefined;
  };

  /** Says what is due. */
  const report = (running: Trainer) => {
    const at = now();
    if (at - last.steps >= every.steps) sendSteps();
    if (at - last.judged >= every.judged) judge(running);
    if (at - last.state >= every.state) {
      last.state = at;
      told = running.steps;
      post({ type: 'kept', state: running.state() });
    }
  };

  /** Shows the network, if that is due; right after a batch, while its gradients are there. */
  const show = (running: Trainer, at: number) => {
    if (at - last.weights < shown[pace].every) return;
    const gradients = running.gradients();
    if (!gradients) return;
    last.weights = at;
    post({ type: 'weights', tensors: running.weights(), gradients });
  };

  const sendSteps = () => {
    const at = now();
    const seconds = (at - last.steps) / 1000;
    const course = courses.take();
    if (latest)
      post({
        type: 'steps',
        course,
        last: latest,
        norms: trainer?.norms() ?? new Map(),
        stepsASecond: seconds > 0 ? course.losses.length / seconds : 0,
      });
    latest = undefined;
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
          if (doing !== 'nothing') soon(() => goOn(mine), 0);
          return;
        }
      } while (now() < end);
      soon(goOnJudging, shown[pace].rest);
    };
    soon(goOnJudging, 0);
  };

  const rest = (reason: Reason) => {
    if (!trainer) return;
    doing = 'nothing';
    turn++;
    trainer.cancel();
    sendSteps();
    told = trainer.steps;
    post({ type: 'paused', reason });
    post({ type: 'rested', state: trainer.state(), gradients: trainer.gradients() });
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
