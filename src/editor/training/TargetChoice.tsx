import { useId } from 'react';
import { chooseTarget } from '../../data/chooseTarget.ts';
import type { Training } from './training.ts';
import type { TrainingView } from './trainingView.ts';

/** Of a table: which column is to be predicted, and from which others. */
export function TargetChoice({
  training,
  view,
}: {
  readonly training: Training;
  readonly view: TrainingView;
}) {
  const id = useId();
  const { dataset, faults } = view;
  if (!dataset?.table) return null;
  const { choice, columns } = dataset.table;
  const names = columns.map(({ name }) => name);
  const others = names.filter((name) => name !== choice?.target);
  const choose = (target: string, inputs: readonly string[]) =>
    training.take(chooseTarget(dataset, { target, inputs }), faults);
  return (
    <>
      <div className="field" data-inline="true">
        <label htmlFor={id}>Predict</label>
        <select id={id} value={choice?.target ?? ''} onChange={(event) => choose(event.target.value, names)}>
          <option value="" disabled>
            Choose a column…
          </option>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      {choice && (
        <details className="training-inputs">
          <summary>
            From {choice.inputs.length} of {others.length} other columns
          </summary>
          <ul>
            {others.map((name) => (
              <li key={name}>
                <label className="training-check">
                  <input
                    type="checkbox"
                    checked={choice.inputs.includes(name)}
                    onChange={({ target: { checked } }) =>
                      choose(
                        choice.target,
                        others.filter((each) => (each === name ? checked : choice.inputs.includes(each))),
                      )
                    }
                  />
                  {name}
                </label>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
