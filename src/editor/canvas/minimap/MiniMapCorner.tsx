import { lazy, Suspense } from 'react';
import { useEditorState } from '../../state/useEditor.ts';

const MiniMap = lazy(() => import('./MiniMap.tsx').then(({ MiniMap }) => ({ default: MiniMap })));

/** The minimap, for those who want one: it is fetched when it is first opened. */
export function MiniMapCorner() {
  const open = useEditorState((state) => state.open.minimap);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <MiniMap />
    </Suspense>
  );
}
