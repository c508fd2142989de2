import { Dices } from 'lucide-react';
import { countElements } from '../../base/valueType.ts';
import { setSeed } from '../../document/edits.ts';
import { countAll } from '../../document/graph.ts';
import { edit, endGesture } from '../state/edit.ts';
import { allProblems } from '../state/problems.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { CostSection } from './CostSection.tsx';
import { TextField } from './TextField.tsx';
import { WeightButtons } from './weights/WeightButtons.tsx';
import { WeightsNote } from './weights/WeightsNote.tsx';

/** What is inspected when nothing is selected: the graph as a whole. */
export function DocumentInspector() {
  const editor = useEditor();
  const document = useEditorState(({ history }) => history.present);
  const inference = useEditorState((state) => state.inference);
  const run = useEditorState((state) => state.run);
  const { nodes, wires } = countAll(document);
  const weights = [...inference.weights.values()].reduce((sum, { shape }) => sum + countElements(shape), 0);
  const problems = allProblems({ inference, run }).length;
  const seed = (value: number, gesture?: string) =>
    edit(editor, (each) => setSeed(each, value), gesture ? { gesture } : {});
  return (
    <>
      <section>
        <h2 className="inspector-title">{document.title || 'Untitled graph'}</h2>
        <dl className="facts">
          <dt>Nodes</dt>
          <dd>{nodes.toLocaleString('en')}</dd>
          <dt>Wires</dt>
          <dd>{wires.toLocaleString('en')}</dd>
          <dt>Weights</dt>
          <dd>{weights.toLocaleString('en')}</dd>
          <dt>Problems</dt>
          <dd>{problems}</dd>
        </dl>
      </section>
      <section>
        <h3 className="heading">Weights</h3>
        <WeightsNote />
        <TextField
          label="Seed"
          numeric
          value={String(document.seed ?? 0)}
          onText={(text) => {
            const value = Number(text.trim());
            if (text.trim() === '' || !Number.isInteger(value) || value < 0 || value >= 2 ** 32)
              return 'Needs a whole number from 0 to 4294967295.';
            seed(value, 'seed');
            return undefined;
          }}
          onEnd={() => endGesture(editor)}
          beside={
            <button
              type="button"
              className="icon-button"
              data-size="small"
              aria-label="Another seed"
              title="Another seed"
              onClick={() => seed(((document.seed ?? 0) + 1) % 2 ** 32)}
            >
              <Dices size={14} />
            </button>
          }
        />
        <WeightButtons />
      </section>
      <CostSection path="" />
      <p className="quiet inspector-hint">
        Select a node to see its parameters, its values and what it does.
      </p>
    </>
  );
}
