import type { Editor } from './store.ts';

/** Goes so many instructions on in slow motion, from one end to the other. */
export function stepWalk(editor: Editor, by: number): void {
  editor.setState(({ walk, run: { order } }) => {
    if (!walk || !order?.length) return {};
    return { walk: { ...walk, at: (walk.at + by + order.length) % order.length } };
  });
}

/** Lets the instructions follow each other by themselves, or stops them. */
export function playWalk(editor: Editor): void {
  editor.setState(({ walk }) => ({ walk: walk && { ...walk, playing: !walk.playing } }));
}
