import { useMemo, useRef, useState } from 'react';
import { shortestFloat } from '../../../base/shortestFloat.ts';
import { endGesture } from '../../state/edit.ts';
import { useEditor, useEditorState } from '../../state/useEditor.ts';
import { resetWeight, setWeightCell, weightValue } from '../../state/weightValues.ts';
import { Histogram } from '../../views/Histogram.tsx';
import { Legend } from '../../views/Legend.tsx';
import { rangeOf } from '../../views/range.ts';
import { Statistics } from '../../views/Statistics.tsx';
import { usePalette } from '../../views/usePalette.ts';
import { TextField } from '../TextField.tsx';
import { WeightMap } from './WeightMap.tsx';
import './weights.css';

/** One weight as a heatmap: every number of it can be read and set. */
export function WeightDetail({ name }: { readonly name: string }) {
  const editor = useEditor();
  const panel = useRef<HTMLElement>(null);
  const palette = usePalette(panel);
  const inference = useEditorState((state) => state.inference);
  const weights = useEditorState((state) => state.weights);
  const history = useEditorState((state) => state.history);
  const value = useMemo(
    () => weightValue({ inference, weights, history }, name),
    [inference, weights, history, name],
  );
  const [cell, setCell] = useState(0);
  if (!value) return <p className="quiet">The trained weights are on their way.</p>;
  const { data, shape, stored } = value;
  const [rows = 1, columns = 1] = shape.length === 1 ? [1, shape[0]] : shape;
  const at = Math.min(cell, data.length - 1);
  const place = shape.length === 1 ? String(at) : `${Math.floor(at / columns)}, ${at % columns}`;
  const select = (index: number) => {
    endGesture(editor);
    setCell(index);
  };
  return (
    <section ref={panel} className="weight-detail" aria-label={`Numbers of ${name}`}>
      <WeightMap {...{ name, data, rows, columns, palette }} cell={at} onSelect={select} />
      <TextField
        key={at}
        label={`${name.slice(name.lastIndexOf('.') + 1)}[${place}]`}
        value={shortestFloat(data[at] ?? 0)}
        help="The number of the selected cell. It is stored with the graph."
        onText={(text) => {
          const number = Number(text.trim().replace('−', '-'));
          if (text.trim() === '' || !Number.isFinite(Math.fround(number)))
            return 'Needs a number, such as −0.25.';
          setWeightCell(editor, name, at, number);
          return undefined;
        }}
        onEnd={() => endGesture(editor)}
      />
      <p className="weight-source">
        <span className="quiet">{stored ? 'Stored with the graph.' : 'Drawn from the seed.'}</span>
        <button
          type="button"
          className="button"
          data-size="small"
          disabled={!stored}
          onClick={() => resetWeight(editor, name)}
        >
          Reset to the seed
        </button>
      </p>
      <Legend scale="signed" limit={rangeOf(data).limit} palette={palette} />
      <Statistics values={data} shape={`(${shape.join(', ')})`} />
      {data.length > 1 && <Histogram values={data} scale="signed" />}
    </section>
  );
}
