import { Pause, Play, RotateCcw, StepForward } from 'lucide-react';
import type { Training } from './training.ts';
import type { TrainingView } from './trainingView.ts';

/** Start, pause, a single step, and back to the beginning. */
export function TrainingControls({
  training,
  view,
}: {
  readonly training: Training;
  readonly view: TrainingView;
}) {
  const running = view.phase === 'running';
  const canStart = view.dataset !== undefined;
  return (
    <div className="training-controls">
      {running ? (
        <button type="button" className="button" data-size="small" onClick={training.pause}>
          <Pause size={13} aria-hidden="true" />
          Pause
        </button>
      ) : (
        <button
          type="button"
          className="button"
          data-size="small"
          data-primary="true"
          disabled={!canStart}
          onClick={training.start}
        >
          <Play size={13} aria-hidden="true" />
          {view.steps > 0 && view.phase !== 'finished' ? 'Go on' : 'Train'}
        </button>
      )}
      <button
        type="button"
        className="button"
        data-size="small"
        disabled={running || !canStart}
        onClick={training.step}
      >
        <StepForward size={13} aria-hidden="true" />
        Step
      </button>
      <button
        type="button"
        className="button"
        data-size="small"
        disabled={view.dataset === undefined}
        title="All weights as the seed draws them"
        onClick={training.reset}
      >
        <RotateCcw size={13} aria-hidden="true" />
        Reset
      </button>
    </div>
  );
}
