import { useEffect } from 'react';
import { shownScrubbers } from '../state/scrub.ts';
import { useEditor, useEditorState, useTracing } from '../state/useEditor.ts';
import { followedCells } from './followedCells.ts';
import { ScrubberRow } from './ScrubberRow.tsx';
import { SlowMotion } from './SlowMotion.tsx';
import './scrubber.css';

/**
 * Steps through the applications of the combinators around what is selected, the outermost first: inside a body every
 * picture shows its value at the one that is chosen.
 */
export function Scrubber() {
  const editor = useEditor();
  const tracing = useTracing();
  const shown = useEditorState((state) => shownScrubbers(state).join(' '));
  const positions = useEditorState((state) => state.positions);
  const inference = useEditorState((state) => state.inference);
  useEffect(() => {
    tracing.follow(followedCells(editor.getState().program, inference, positions));
  }, [editor, tracing, inference, positions]);
  useEffect(() => () => tracing.follow([]), [tracing]);
  const walks = useEditorState((state) => state.walk !== undefined);
  return (
    <section className="scrubber floating" aria-label="Scrubber">
      {shown !== '' && shown.split(' ').map((path) => <ScrubberRow key={path} path={path} />)}
      {walks && <SlowMotion />}
    </section>
  );
}
