import { lazy, Suspense } from 'react';
import { shownScrubbers } from '../state/scrub.ts';
import { useEditorState } from '../state/useEditor.ts';

const Scrubber = lazy(() => import('./Scrubber.tsx').then(({ Scrubber }) => ({ default: Scrubber })));
const LitNode = lazy(() => import('./LitNode.tsx').then(({ LitNode }) => ({ default: LitNode })));

/** The scrubber, whenever there is something to scrub through. */
export function ScrubberCorner() {
  const isNeeded = useEditorState((state) => state.walk !== undefined || shownScrubbers(state).length > 0);
  return (
    isNeeded && (
      <Suspense fallback={null}>
        <Scrubber />
      </Suspense>
    )
  );
}

/** What slow motion shows on the drawing. */
export function SlowMotionRing() {
  const walks = useEditorState((state) => state.walk !== undefined);
  return (
    walks && (
      <Suspense fallback={null}>
        <LitNode />
      </Suspense>
    )
  );
}
