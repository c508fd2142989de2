import { useEditorState } from '../state/useEditor.ts';

/** One sentence for someone who is here for the first time; it goes when it has been followed. */
export function Hint({ text }: { readonly text: string }) {
  const hinted = useEditorState((state) => state.hinted);
  return hinted ? null : <p className="hint floating">{text}</p>;
}
