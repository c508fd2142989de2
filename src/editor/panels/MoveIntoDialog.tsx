import { nodeAt } from '../../document/graph.ts';
import { titleOf } from '../canvas/layout/layout.ts';
import { moveSelectionInto } from '../state/moveToScope.ts';
import { bodiesBeside } from '../state/presentScope.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { Dialog } from './Dialog.tsx';

/** The bodies that the selection can be moved into. */
export function MoveIntoDialog() {
  const editor = useEditor();
  const document = useEditorState(({ history }) => history.present);
  const selected = useEditorState(({ selectedNodes }) => selectedNodes);
  return (
    <Dialog title="Move into the body of">
      <ul className="choices">
        {bodiesBeside(document, selected).map((path) => {
          const node = nodeAt(document, path);
          return (
            <li key={path}>
              <button
                type="button"
                onClick={() => {
                  editor.setState({ dialog: undefined });
                  moveSelectionInto(editor, path);
                }}
              >
                {node && titleOf(node)} <code>{path}</code>
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
