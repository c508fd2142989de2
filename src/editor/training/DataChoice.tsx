import { useId } from 'react';
import { generators } from '../../data/generators/index.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { bindingsOf } from './bindings.ts';
import { ExamplePicture } from './ExamplePicture.tsx';
import { chooseDataFiles } from './readDataFiles.ts';
import { TargetChoice } from './TargetChoice.tsx';
import { lacksClasses, takeClasses } from './takeClasses.ts';
import { columnToHold, takeSize } from './takeSize.ts';
import type { Training } from './training.ts';
import type { TrainingView } from './trainingView.ts';

/** The data: from files, or made by a generator, with a look at the first examples; and which source takes which column. */
export function DataChoice({ training, view }: { readonly training: Training; readonly view: TrainingView }) {
  const id = useId();
  const { generator: name = '', given = {} } = view.made ?? {};
  const generator = generators.find((each) => each.name === name);
  const make = (next: string, values: typeof given) => {
    const made = generators.find((each) => each.name === next)?.generate(values, 1);
    training.take(made?.dataset, made?.faults ?? [], { generator: next, given: values });
  };
  const readFiles = async (what: 'files' | 'folder') => {
    const reading = await chooseDataFiles(what);
    if (reading) training.take(reading.dataset, reading.faults);
  };
  return (
    <div className="training-part" data-part="data">
      <h3>Data</h3>
      <div className="field">
        <label htmlFor={id}>Made up or from files</label>
        <select id={id} value={name} onChange={(event) => make(event.target.value, {})}>
          <option value="" disabled>
            {view.dataset && !generator ? view.dataset.name : 'Choose…'}
          </option>
          {generators.map((each) => (
            <option key={each.name} value={each.name}>
              {each.title}
            </option>
          ))}
        </select>
        <button type="button" className="button" data-size="small" onClick={() => void readFiles('files')}>
          Files…
        </button>
        <button
          type="button"
          className="button"
          data-size="small"
          title="Pictures in folders that are named after what they show"
          onClick={() => void readFiles('folder')}
        >
          Folder…
        </button>
      </div>
      {generator &&
        Object.entries(generator.params).map(([key, param]) => (
          <div className="field" data-inline="true" key={`${name} ${key}`}>
            <label htmlFor={`${id}-${key}`} title={param.help}>
              {key}
            </label>
            {param.kind === 'choice' ? (
              <select
                id={`${id}-${key}`}
                value={given[key] ?? param.default}
                onChange={(event) => make(name, { ...given, [key]: event.target.value })}
              >
                {param.of.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </select>
            ) : (
              <input
                id={`${id}-${key}`}
                type="number"
                min={param.min}
                max={param.max}
                step={param.whole ? 1 : 'any'}
                defaultValue={given[key] ?? param.default}
                onBlur={(event) => {
                  const value = event.target.valueAsNumber;
                  if (value !== (given[key] ?? param.default)) make(name, { ...given, [key]: value });
                }}
              />
            )}
          </div>
        ))}
      <Bindings training={training} view={view} />
    </div>
  );
}

function Bindings({ training, view }: { readonly training: Training; readonly view: TrainingView }) {
  const editor = useEditor();
  const document = useEditorState((state) => state.history.present);
  const { dataset } = view;
  if (!dataset) return null;
  const columnOf = (name: string | undefined) => dataset.columns.find((each) => each.name === name);
  const shown = Array.from({ length: Math.min(6, dataset.count) }, (_, i) => i);
  return (
    <>
      <div className="training-preview">
        {shown.map((example) => (
          <ExamplePicture key={example} dataset={dataset} example={example} />
        ))}
      </div>
      <p className="quiet">{dataset.count.toLocaleString('en')} examples</p>
      <TargetChoice training={training} view={view} />
      {bindingsOf(editor, view).map(({ path, fitting, column }) => {
        const taken = columnOf(column);
        const other = fitting.length === 0 ? columnToHold(document, path, dataset) : undefined;
        return (
          <div className="field" data-inline="true" key={path}>
            <span>
              <code>{path}</code> takes
            </span>
            <select
              aria-label={`What ${path} takes`}
              value={column ?? ''}
              onChange={(event) => training.choose(path, event.target.value)}
            >
              <option value="">its own value</option>
              {fitting.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
            {other && (
              <button
                type="button"
                className="button"
                data-size="small"
                onClick={() => takeSize(editor, path, other)}
              >
                Make it as long as {other.name}
              </button>
            )}
            {taken?.kind === 'class' && lacksClasses(document, path, taken) && (
              <button
                type="button"
                className="button"
                data-size="small"
                onClick={() => takeClasses(editor, path, taken)}
              >
                Take its classes
              </button>
            )}
          </div>
        );
      })}
    </>
  );
}
