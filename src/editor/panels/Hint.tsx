import { useEditorState } from '../state/useEditor.ts';

/** One sentence for someone who is here for the first time: what to try. It goes when something has been tried. */
export function Hint() {
  const hint = useEditorState((state) => state.hint);
  return hint === undefined ? null : <p className="hint floating">{hint}</p>;
}
