import { useId } from 'react';
import {
  optimisers,
  schedules,
  setTraining,
  type TrainingSettings,
  trainingOf,
} from '../../document/training.ts';
import { edit } from '../state/edit.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';

const numbers = [
  ['rate', 'Learning rate', 0, 100],
  ['batch', 'Batch', 1, 65536],
  ['epochs', 'Epochs', 1, 1e6],
  ['validation', 'Held out', 0, 0.9],
  ['clip', 'Clip gradients', 0, 1e6],
  ['weightDecay', 'Weight decay', 0, 100],
] as const;

/** How the graph is trained: part of the document. */
export function Settings() {
  const editor = useEditor();
  const id = useId();
  const settings = useEditorState((state) => state.history.present.training);
  const all = trainingOf({ ...(settings && { training: settings }) });
  const set = (change: Partial<TrainingSettings>) =>
    edit(editor, (document) => setTraining(document, change));
  return (
    <div className="training-part" data-part="settings">
      <h3>Settings</h3>
      <div className="field" data-inline="true">
        <label htmlFor={`${id}-optimiser`}>Optimiser</label>
        <select
          id={`${id}-optimiser`}
          value={all.optimiser}
          onChange={(event) =>
            set({ optimiser: optimisers.find((each) => each === event.target.value) ?? 'adam' })
          }
        >
          {optimisers.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </div>
      {numbers.map(([name, label, least, most]) => (
        <div className="field" data-inline="true" key={`${name} ${all[name]}`}>
          <label htmlFor={`${id}-${name}`}>{label}</label>
          <input
            id={`${id}-${name}`}
            type="number"
            min={least}
            max={most}
            step="any"
            defaultValue={all[name]}
            onBlur={(event) => {
              const value = Math.min(most, Math.max(least, event.target.valueAsNumber));
              const whole = name === 'batch' || name === 'epochs' ? Math.round(value) : value;
              if (Number.isFinite(whole) && whole !== all[name]) set({ [name]: whole });
            }}
          />
        </div>
      ))}
      <div className="field" data-inline="true">
        <label htmlFor={`${id}-schedule`}>Schedule</label>
        <select
          id={`${id}-schedule`}
          value={all.schedule}
          onChange={(event) =>
            set({ schedule: schedules.find((each) => each === event.target.value) ?? 'constant' })
          }
        >
          {schedules.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </div>
    </div>
  );
}
