import { lazy, Suspense } from 'react';
import { useEditorState } from '../../state/useEditor.ts';

const ConnectMenu = lazy(() =>
  import('./ConnectMenu.tsx').then(({ ConnectMenu }) => ({ default: ConnectMenu })),
);

/** The menu of ports, when it is open. */
export function OpenConnectMenu() {
  const of = useEditorState((state) => state.connectMenu);
  return of ? (
    <Suspense fallback={null}>
      <ConnectMenu of={of} />
    </Suspense>
  ) : null;
}
