import { Minus, Plus } from 'lucide-react';
import { useId } from 'react';
import type { JsonValue } from '../../base/problem.ts';
import type { Param } from '../../blocks/params.ts';
import { setParameter } from '../../document/edits.ts';
import { edit, endGesture } from '../state/edit.ts';
import { useEditor } from '../state/useEditor.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { parameterName } from './parameterName.ts';
import { readText, textOf } from './parameterText.ts';
import { TextField } from './TextField.tsx';

interface Props {
  readonly path: string;
  readonly name: string;
  readonly param: Param;
  readonly value: JsonValue | undefined;
}

/** A parameter of the selected node, edited in the way of its kind. */
export function ParameterField({ path, name, param, value }: Props) {
  const editor = useEditor();
  const id = useId();
  const gesture = `set ${path}.${name}`;
  const set = (next: JsonValue | undefined, part?: string) =>
    edit(
      editor,
      (document) => setParameter(document, path, name, next),
      part === undefined ? {} : { gesture: part },
    );
  const label = parameterName(name);
  const shown = shownValue(param, value);

  switch (param.kind) {
    case 'flag':
      return (
        <div className="field" data-inline="true">
          <label htmlFor={id} title={param.help}>
            {label}
          </label>
          <input
            id={id}
            type="checkbox"
            role="switch"
            aria-checked={shown === true}
            className="switch"
            checked={shown === true}
            onChange={(event) => set(event.target.checked)}
          />
        </div>
      );
    case 'choice':
    case 'axis':
      return (
        <ChoiceField
          label={label}
          help={param.help}
          options={param.options ?? []}
          value={String(shown)}
          onChoose={(option) => set(param.parse(Number(option)) === undefined ? option : Number(option))}
        />
      );
    case 'axes': {
      const kept = Array.isArray(shown) ? shown : [];
      const options = param.options ?? [];
      return (
        <fieldset className="field" title={param.help}>
          <legend>{label}</legend>
          <div className="checks">
            {options.map((option) => (
              <label key={option}>
                <input
                  type="checkbox"
                  checked={kept.includes(option)}
                  onChange={(event) =>
                    set(
                      options.filter((each) =>
                        each === option ? event.target.checked : kept.includes(each),
                      ),
                    )
                  }
                />
                {option}
              </label>
            ))}
          </div>
        </fieldset>
      );
    }
    case 'pixels':
      return (
        <div className="field" data-inline="true">
          <span>{value ? 'Drawn on the node' : 'Nothing drawn yet'}</span>
          <button
            type="button"
            className="button"
            data-size="small"
            disabled={!value}
            onClick={() => set(undefined)}
          >
            Clear
          </button>
        </div>
      );
    default: {
      const onText = (text: string) => {
        const next = readText(param, text, shownValue(param, value));
        if (next !== undefined && param.parse(next) === undefined) return `Needs ${param.rule}.`;
        set(next, gesture);
        return undefined;
      };
      const by = (step: number) =>
        param.kind === 'int' && typeof shown === 'number' && set(clamp(param, shown + step));
      return (
        <TextField
          // Another node's field is another field: drafts must not wander.
          key={gesture}
          label={label}
          help={param.help}
          value={textOf(param, value)}
          placeholder={param.default === undefined ? (empty[param.kind] ?? 'default') : undefined}
          lines={lines[param.kind] ?? 1}
          numeric={param.kind === 'int'}
          onText={onText}
          onEnd={() => endGesture(editor)}
          beside={
            param.kind === 'int' && (
              <>
                <Step
                  label={`Less ${label.toLowerCase()}`}
                  onStep={() => by(-1)}
                  icon={<Minus size={12} />}
                />
                <Step label={`More ${label.toLowerCase()}`} onStep={() => by(1)} icon={<Plus size={12} />} />
              </>
            )
          }
        />
      );
    }
  }
}

/** What an empty field means, where a parameter has no default to fall back on. */
const empty: Partial<Record<Param['kind'], string>> = {
  text: 'no value yet',
  numbers: 'no value yet',
  vocabulary: 'none yet',
};

const lines: Partial<Record<Param['kind'], number>> = { words: 3, numbers: 3, text: 3, vocabulary: 2 };

function shownValue(param: Param, value: JsonValue | undefined): JsonValue | undefined {
  return value ?? (param.default as JsonValue | undefined);
}

function clamp(
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Param,
  value: number,
): number {
  return Math.min(max, Math.max(min, value));
}

function Step({
  label,
  onStep,
  icon,
}: {
  readonly label: string;
  readonly onStep: () => void;
  readonly icon: React.ReactNode;
}) {
  return (
    <button type="button" className="icon-button" data-size="small" aria-label={label} onClick={onStep}>
      {icon}
    </button>
  );
}
