import { lazy, Suspense } from 'react';
import type { AnnotationNode, NodeProps } from '../flow/flow.ts';

const DrawnNote = lazy(() => import('./Note.tsx').then(({ Note }) => ({ default: Note })));
const DrawnFrame = lazy(() => import('./Frame.tsx').then(({ Frame }) => ({ default: Frame })));

/* Notes and frames as React Flow shows them: drawn once there are any. */

export function NoteNode({ id, data: { annotation }, selected }: NodeProps<AnnotationNode>) {
  return (
    <Suspense fallback={null}>
      {'text' in annotation && <DrawnNote id={id} note={annotation} selected={selected} />}
    </Suspense>
  );
}

export function FrameNode({ id, data: { annotation }, selected }: NodeProps<AnnotationNode>) {
  return (
    <Suspense fallback={null}>
      {'title' in annotation && <DrawnFrame id={id} frame={annotation} selected={selected} />}
    </Suspense>
  );
}
