import { lazy, Suspense } from 'react';
import type { NodeProps, UnrolledNode as Shown } from '../flow/flow.ts';

const Unrolled = lazy(() =>
  import('../../unroll/Unrolled.tsx').then(({ Unrolled }) => ({ default: Unrolled })),
);

/** An unrolled body as React Flow shows it: fetched once there is one. */
export function UnrolledNode({ data: { unrolling } }: NodeProps<Shown>) {
  return (
    <Suspense fallback={null}>
      <Unrolled unrolling={unrolling} />
    </Suspense>
  );
}
