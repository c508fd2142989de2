import { setTitle } from '../../document/edits.ts';
import { edit, endGesture } from '../state/edit.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';

/** The document's title, edited where it stands. */
export function DocumentTitle() {
  const editor = useEditor();
  const title = useEditorState(({ history }) => history.present.title ?? '');
  return (
    <input
      className="document-title"
      aria-label="Title of the graph"
      placeholder="Untitled graph"
      maxLength={200}
      spellCheck={false}
      value={title}
      onChange={(event) =>
        edit(editor, (document) => setTitle(document, event.target.value), { gesture: 'title' })
      }
      onBlur={() => endGesture(editor)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
