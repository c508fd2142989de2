import { FolderOpen } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { NumberField } from '../NumberField.tsx';
import type { GestureHandlers } from '../useGesture.ts';
import { niceLimit, withSteps } from './drawColumns.ts';
import { parseSeries, writeSeries } from './parseSeries.ts';
import { SeriesPlot } from './SeriesPlot.tsx';
import { type SeriesRows, SeriesSurface } from './SeriesSurface.tsx';

interface SeriesInputProps extends GestureHandlers<SeriesRows> {
  readonly rows: SeriesRows;
  /** Numbers a step. */
  readonly features: number;
}

const mostSteps = 65_536;

/** A series as a plot to draw on, one channel at a time, and as a table to type, paste, choose or drop. `onDraw` may get rows of another length: so many channels has the table. */
export function SeriesInput({ rows, features, onDraw, onEnd }: SeriesInputProps) {
  const [chosen, setChannel] = useState(0);
  const [step, setStep] = useState(0);
  const [range, setRange] = useState<number>();
  const [draft, setDraft] = useState<{ readonly text: string; readonly fault: string | undefined }>();
  const chooser = useRef<HTMLInputElement>(null);
  const ids = useId();
  const channel = Math.min(chosen, features - 1);
  const limit = Math.max(range ?? 0, niceLimit(rows.flat()));
  const set = (next: SeriesRows, gesture: string) => {
    onDraw(next, gesture);
    onEnd();
  };

  function read(text: string): void {
    const { rows: parsed, fault } = parseSeries(text);
    setDraft({ text, fault });
    if (parsed) onDraw(parsed, `table ${ids}`);
  }

  function leave(): void {
    // A text that is refused is kept for another try.
    if (!draft?.fault) setDraft(undefined);
    onEnd();
  }

  async function readFile(file: File | undefined): Promise<void> {
    if (!file) return;
    read(await file.text());
    onEnd();
  }

  return (
    <section
      className="series-input"
      aria-label="Series"
      onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        event.stopPropagation();
        void readFile(event.dataTransfer.files[0]);
      }}
    >
      <h3 className="heading">Series</h3>
      {rows.length > 0 && (
        <div className="series-plot">
          <SeriesPlot rows={rows} channel={channel} limit={limit} step={step} />
          <SeriesSurface {...{ rows, channel, limit, step, onDraw, onEnd }} onStep={setStep} />
        </div>
      )}
      <div className="series-numbers">
        <NumberField
          label="Steps"
          value={rows.length}
          min={0}
          max={mostSteps}
          whole
          onNumber={(steps) => set(withSteps(rows, steps, features), `steps ${ids}`)}
        />
        <NumberField label="Range ±" value={limit} min={0} onNumber={setRange} />
        {features > 1 && (
          <NumberField
            label="Channel"
            value={channel}
            min={0}
            max={features - 1}
            whole
            onNumber={setChannel}
          />
        )}
      </div>
      <div className="field">
        <label htmlFor={`${ids}-table`}>Table, a step a line</label>
        <div className="field-box">
          <textarea
            id={`${ids}-table`}
            rows={5}
            spellCheck={false}
            placeholder="Type, paste or drop a CSV"
            aria-invalid={!!draft?.fault}
            aria-describedby={draft?.fault ? `${ids}-fault` : undefined}
            value={draft?.text ?? writeSeries(rows)}
            onChange={(event) => read(event.target.value)}
            onBlur={leave}
          />
        </div>
        {draft?.fault && (
          <p className="rule" id={`${ids}-fault`} role="alert">
            {draft.fault}
          </p>
        )}
      </div>
      <div>
        <button type="button" className="button" data-size="small" onClick={() => chooser.current?.click()}>
          <FolderOpen size={13} aria-hidden="true" />
          Choose a CSV file
        </button>
        <input
          ref={chooser}
          type="file"
          accept=".csv,.tsv,.txt"
          aria-label="CSV file"
          hidden
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            // So that choosing the same file again is a change.
            event.target.value = '';
            void readFile(file);
          }}
        />
      </div>
    </section>
  );
}
