import type { Evaluation } from '../../training/protocol.ts';
import { useEditor } from '../state/useEditor.ts';
import { bindingsOf, columnsOf } from './bindings.ts';
import { ExamplePicture } from './ExamplePicture.tsx';
import { showExample } from './showExample.ts';
import type { TrainingView } from './trainingView.ts';

/** The examples with the largest losses; pressing one puts it into the sources. */
export function WorstExamples({
  evaluation,
  view,
}: {
  readonly evaluation: Evaluation;
  readonly view: TrainingView;
}) {
  const editor = useEditor();
  const { dataset } = view;
  if (!dataset) return null;
  return (
    <div className="training-part" data-part="worst">
      <h3>Worst examples</h3>
      <ul>
        {evaluation.worst.slice(0, 12).map(({ example, loss }) => (
          <li key={example}>
            <button
              type="button"
              title="Put it into the drawing"
              aria-label={`Example ${example + 1}, loss ${loss.toPrecision(3)}`}
              onClick={() => showExample(editor, dataset, columnsOf(bindingsOf(editor, view)), example)}
            >
              <ExamplePicture dataset={dataset} example={example} />
              <span>{loss.toPrecision(2)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
