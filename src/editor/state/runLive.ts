import type { Activations } from './activations.ts';
import { startLive } from './live.ts';
import { liveSourceOf } from './liveSource.ts';
import type { Editor } from './store.ts';
import type { Tracing } from './tracing.ts';
import { followWeights } from './weights.ts';

/** Computes what the editor shows, from now on, with the weights that its document names. */
export function runLive(editor: Editor, activations: Activations, tracing: Tracing): void {
  followWeights(editor);
  startLive({
    source: liveSourceOf(editor),
    activations,
    tracing,
    onDone: ({ milliseconds, problems, order }) =>
      editor.setState(({ run }) => ({
        run: { ...run, problems, order, ...(milliseconds !== undefined && { milliseconds }) },
      })),
    onStatus: (status) => editor.setState(({ run }) => ({ run: { ...run, status } })),
  });
}
