import { trainingOf as settingsOf } from '../../document/training.ts';
import type { Editor } from '../state/store.ts';
import { useEditor } from '../state/useEditor.ts';
import type { TrainingView } from './trainingView.ts';
import { useFrameRate } from './useFrameRate.ts';

const phases = {
  idle: '',
  running: '',
  paused: 'Paused.',
  finished: 'Finished.',
  trouble: 'Stopped.',
  refused: '',
} satisfies Record<TrainingView['phase'], string>;

/** How far training is, how well it does, and how fast, beside how smoothly the page is drawn meanwhile. */
export function Progress({ view }: { readonly view: TrainingView }) {
  const editor = useEditor();
  const { share, secondsLeft } = progressOf(editor, view);
  const frames = useFrameRate(view.phase === 'running');
  const running = view.phase === 'running';
  const { evaluation, last } = view;
  return (
    <div className="training-progress" role="status" aria-label="Progress of training">
      {view.stepsPerEpoch > 0 && <progress value={share} aria-label="Share of the steps" />}
      <span>
        {[
          phases[view.phase],
          !view.dataset && 'Choose what to learn from: examples that are made here, or files.',
          view.steps > 0 && `Step ${view.steps.toLocaleString('en')}`,
          last && `loss ${last.loss.toPrecision(3)}`,
          evaluation?.accuracy !== undefined && `${(100 * evaluation.accuracy).toFixed(1)} % right`,
          running && secondsLeft !== undefined && `${timeOf(secondsLeft)} left`,
          running && view.stepsASecond > 0 && `${Math.round(view.stepsASecond).toLocaleString('en')} steps/s`,
          running && frames !== undefined && `${frames} frames/s`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  );
}

function timeOf(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  return seconds < 3600 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** How far a run is, from 0 to 1, and how many seconds are left at the speed that it has. */
function progressOf(
  editor: Editor,
  { steps, stepsPerEpoch, stepsASecond }: TrainingView,
): { readonly share: number; readonly secondsLeft: number | undefined } {
  const all = settingsOf(editor.getState().history.present).epochs * stepsPerEpoch;
  return {
    share: all > 0 ? Math.min(1, steps / all) : 0,
    secondsLeft: all > 0 && stepsASecond > 0 ? Math.max(0, all - steps) / stepsASecond : undefined,
  };
}
