import { isAnnotation, setWords } from '../../../document/annotations.ts';
import { edit, endGesture } from '../../state/edit.ts';
import { useEditor, useEditorState } from '../../state/useEditor.ts';

/** Editing the words of a note or frame in place: begun by a double click or Enter, ended by leaving or Escape. */
export function useWords(id: string) {
  const editor = useEditor();
  const isEdited = useEditorState((state) => state.editedAnnotation === id);
  return {
    isEdited,
    begin: () => editor.setState({ editedAnnotation: id }),
    write: (words: string) => {
      if (isAnnotation(id))
        edit(editor, (document) => setWords(document, id, words), { gesture: `words ${id}`, room: false });
    },
    end: () => {
      endGesture(editor);
      if (editor.getState().editedAnnotation === id) editor.setState({ editedAnnotation: undefined });
    },
  };
}

/** Brings the focus back to the note or frame, for those who use keys. */
export function focusAnnotation(id: string): void {
  document.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`)?.focus();
}
