import { lazy, Suspense } from 'react';

const Outline = lazy(() => import('../outline/Outline.tsx').then(({ Outline }) => ({ default: Outline })));

/** The outline, whose place on the page is kept while its code is on its way. */
export function LazyOutline() {
  return (
    <Suspense fallback={<div className="outline-place" />}>
      <Outline />
    </Suspense>
  );
}
