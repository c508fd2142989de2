import { useState } from 'react';
import { splitPort } from '../../../document/path.ts';
import { pictureOf } from '../../canvas/layout/facts.ts';
import type { NodeLayout } from '../../canvas/layout/layout.ts';
import { gatesOf, readingsAround } from '../../state/gatePorts.ts';
import { useEditorState } from '../../state/useEditor.ts';
import { ChoiceField } from '../ChoiceField.tsx';
import { type GateLook, GateRow } from './GateRow.tsx';
import './gates.css';

const looks: readonly { readonly look: GateLook; readonly title: string }[] = [
  { look: 'lines', title: 'Lines' },
  { look: 'heatmaps', title: 'Heatmaps' },
];

/** What the gates of a recurrent unit did at every step, and the state that they guard. */
export function GateList({ layout: { path, node } }: { readonly layout: NodeLayout }) {
  const [look, setLook] = useState<GateLook>('lines');
  const inference = useEditorState((state) => state.inference);
  const readings = readingsAround(inference, path);
  const [chosen, setChosen] = useState<string>();
  const reading = readings.includes(chosen) ? chosen : readings[0];
  const typed = gatesOf(path, node, reading).flatMap((gate) => {
    const picture = pictureOf(inference, gate.port, node);
    return picture && 'scale' in picture ? [{ gate, scale: picture.scale }] : [];
  });
  if (typed.length === 0) return null;
  return (
    <section className="gates" aria-label="Gates">
      <header>
        <h3 className="heading">Gates over time</h3>
        <div role="radiogroup" aria-label="Drawn as">
          {looks.map((each) => (
            <label key={each.look}>
              <input
                type="radio"
                name={`gates of ${path}`}
                checked={look === each.look}
                onChange={() => setLook(each.look)}
              />
              {each.title}
            </label>
          ))}
        </div>
      </header>
      {reading !== undefined && (
        <ChoiceField
          label="Reading"
          help="The sequence is read in both directions, each with gates of its own."
          options={readings.filter((each) => each !== undefined)}
          value={reading}
          onChoose={setChosen}
        />
      )}
      {typed.map(({ gate, scale }) => (
        <GateRow key={splitPort(gate.port)[1]} gate={gate} scale={scale} look={look} />
      ))}
    </section>
  );
}
