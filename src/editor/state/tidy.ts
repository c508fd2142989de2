import { isWorthTidying, tidy } from '../canvas/layout/tidy/tidy.ts';
import { refitFrames } from './annotations.ts';
import { edit } from './edit.ts';
import { glide } from './glide.ts';
import { notify } from './notify.ts';
import type { Editor } from './store.ts';

/** Lays out the selection, or the whole graph when not enough is selected, as one undo step; `onWhole` when it was that. */
export function tidyUp(editor: Editor, onWhole: () => void): void {
  const { layout, facts, history, selectedNodes } = editor.getState();
  const part = isWorthTidying(history.present, selectedNodes) ? selectedNodes : new Set<string>();
  edit(editor, (document) => refitFrames(document, layout, tidy(document, facts, part), facts));
  if (editor.getState().history === history) notify(editor, { tone: 'info', text: 'It is tidy already.' });
  else glide(editor, layout, part.size === 0 ? onWhole : undefined);
}
