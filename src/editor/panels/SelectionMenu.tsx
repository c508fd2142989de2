import { lazy, Suspense } from 'react';
import { useEditorState } from '../state/useEditor.ts';

const OpenMenu = lazy(() =>
  import('./OpenSelectionMenu.tsx').then(({ OpenSelectionMenu }) => ({ default: OpenSelectionMenu })),
);

/** What can be done with the selection, at the pointer: opened by the right button, a long press or the menu key. */
export function SelectionMenu() {
  const menu = useEditorState((state) => state.menu);
  return (
    menu && (
      <Suspense fallback={null}>
        <OpenMenu key={`${menu.x},${menu.y}`} at={menu} />
      </Suspense>
    )
  );
}
