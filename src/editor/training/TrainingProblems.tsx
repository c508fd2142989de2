import { faultText } from '../../data/fault.ts';
import { select } from '../state/selection.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { addLoss, scoresIn } from './takeClasses.ts';
import type { TrainingView } from './trainingView.ts';

/** What stands in the way of training: of the files, of the graph, or numbers that grew beyond all bounds. */
export function TrainingProblems({ view }: { readonly view: TrainingView }) {
  const editor = useEditor();
  const document = useEditorState((state) => state.history.present);
  const { faults, problems, dataset } = view;
  const trouble = view.phase === 'trouble' ? view.last?.trouble : undefined;
  if (faults.length === 0 && problems.length === 0 && !trouble) return null;
  const lacksLoss = problems.some(({ code }) => code === 'no-loss') && scoresIn(document) !== undefined;
  return (
    <ul className="training-problems" role="alert">
      {faults.map((fault) => (
        <li key={faultText(fault)}>{faultText(fault)}</li>
      ))}
      {problems.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          {path !== '' && <code>{path}</code>} {path === '' ? capitalised(message) : message}
        </li>
      ))}
      {lacksLoss && dataset && (
        <li>
          <button type="button" className="button" data-size="small" onClick={() => addLoss(editor, dataset)}>
            Add a loss
          </button>
        </li>
      )}
      {trouble && (
        <li>
          Numbers are no longer finite: they went wrong on the way {trouble.way}, at{' '}
          <button type="button" className="link" onClick={() => select(editor, [trouble.node])}>
            {trouble.node}
          </button>
          . Lower the learning rate, or clip the gradients.
        </li>
      )}
    </ul>
  );
}

/** What no path stands before is a sentence of its own. */
function capitalised(message: string): string {
  return message.slice(0, 1).toUpperCase() + message.slice(1);
}
