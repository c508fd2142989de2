import type { Editor, EditorState } from '../state/store.ts';
import { unrollAll } from './unroll.ts';

/** Draws what is unrolled, and again whenever the drawing or what is looked at changes. Returns what ends it. */
export function followUnrolled(editor: Editor): () => void {
  editor.setState({ unrollings: unrollAll(editor.getState()) });
  const end = editor.subscribe((now, before) => {
    if (!sameDrawn(now, before)) editor.setState({ unrollings: unrollAll(now) });
  });
  return () => {
    end();
    editor.setState({ unrollings: [] });
  };
}

function sameDrawn(one: EditorState, other: EditorState): boolean {
  return (
    one.unrolled === other.unrolled &&
    one.program === other.program &&
    one.inference === other.inference &&
    one.positions === other.positions &&
    one.layout === other.layout &&
    one.history.present.notes === other.history.present.notes &&
    one.history.present.frames === other.history.present.frames
  );
}
