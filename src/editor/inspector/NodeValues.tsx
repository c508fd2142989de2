import { lazy, Suspense } from 'react';
import type { NodeLayout } from '../canvas/layout/layout.ts';

const ShownValues = lazy(() =>
  import('./ShownValues.tsx').then(({ ShownValues }) => ({ default: ShownValues })),
);

/** The larger look at one port of the selected node, which is fetched when a node is first selected. */
export function NodeValues({ layout }: { readonly layout: NodeLayout }) {
  return (
    <Suspense fallback={null}>
      <ShownValues layout={layout} />
    </Suspense>
  );
}
