import { lazy, Suspense, useEffect, useState } from 'react';
import { useEditorState } from '../state/useEditor.ts';

const ReferencePages = lazy(() =>
  import('./ReferencePages.tsx').then(({ ReferencePages }) => ({ default: ReferencePages })),
);

/** The reference, over the drawing, while the address names a place in it. */
export function OpenReference() {
  const place = useEditorState((state) => state.reference);
  if (!place) return null;
  return (
    <Suspense fallback={null}>
      <ReferencePages place={place} />
      <FocusBack />
    </Suspense>
  );
}

/** Gives the focus back, when the reference is closed, to what had it when it was opened. */
function FocusBack() {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
    [before],
  );
  return null;
}
