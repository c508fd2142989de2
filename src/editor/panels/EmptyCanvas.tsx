import { add } from '../commands/edit.ts';
import { useCommandContext } from '../commands/useCommandContext.ts';
import { useEditorState } from '../state/useEditor.ts';

/** What to do where nothing is drawn yet. */
export function EmptyCanvas() {
  const context = useCommandContext();
  // Not before there is something that could be empty: the work of before takes a moment to be read.
  const isEmpty = useEditorState(
    ({ history, opened }) =>
      history.present.nodes.length === 0 &&
      !history.present.notes?.length &&
      (opened > 0 || history.past.length > 0 || history.future.length > 0),
  );
  if (!isEmpty) return null;
  return (
    <div className="empty-canvas">
      <p>
        Begin with a block: press <kbd>/</kbd>, drag one here from the list, or open a sample under New.
      </p>
      <button type="button" className="button" onClick={() => add.run(context)}>
        {add.title}
      </button>
    </div>
  );
}
