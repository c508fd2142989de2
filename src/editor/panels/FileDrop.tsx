import { lazy, Suspense } from 'react';
import { useEditorState } from '../state/useEditor.ts';

const DropTarget = lazy(() => import('./DropTarget.tsx').then(({ DropTarget }) => ({ default: DropTarget })));

/** While files are dragged over the page: what letting go of them would do. */
export function FileDrop() {
  const files = useEditorState((state) => state.dropping);
  return (
    files !== undefined && (
      <Suspense fallback={null}>
        <DropTarget files={files} />
      </Suspense>
    )
  );
}
