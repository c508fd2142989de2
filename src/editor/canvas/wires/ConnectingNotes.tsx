import { lazy, Suspense } from 'react';
import { useEditorState } from '../../state/useEditor.ts';

const PortNote = lazy(() => import('./PortNote.tsx').then(({ PortNote }) => ({ default: PortNote })));

/** What is said while a wire is being made: how to go on from a port that was tapped, and why one cannot take the wire. */
export function ConnectingNotes() {
  const connecting = useEditorState((state) => state.connecting);
  return (
    <>
      <div role="status" aria-label="Wiring">
        {connecting?.tapped && (
          <p className="hint floating">
            {`Wiring ${connecting.gives ? 'from' : 'to'} ${connecting.port}: choose a port that lights up, or the empty canvas to give up.`}
          </p>
        )}
      </div>
      {connecting && (
        <Suspense fallback={null}>
          <PortNote connecting={connecting} />
        </Suspense>
      )}
    </>
  );
}
