import { useEffect, useState } from 'react';
import { useEditorState } from '../../state/useEditor.ts';
import type { Connecting } from '../../state/viewState.ts';
import { canvasBox } from '../flow/canvasCentre.ts';
import { handleId, useConnection, useViewport } from '../flow/flow.ts';
import { type Layout, type NodeLayout, type PortLayout, portKey } from '../layout/layout.ts';

/** Half of the widest that a note gets, and what is kept free beside it. */
const halfWidth = 148;

/** Why the port that the pointer is at, or that a dragged wire has come near to, cannot take the wire. */
export function PortNote({ connecting }: { readonly connecting: Connecting }) {
  const layout = useEditorState((state) => state.layout);
  const { x, y, zoom } = useViewport();
  const pointedAt = usePortPointedAt();
  const near = useConnection(({ toHandle }) =>
    toHandle ? `${toHandle.nodeId} ${toHandle.type === 'source'} ${toHandle.id}` : undefined,
  );
  const place = findPort(layout, (node, port) =>
    near === undefined
      ? portKey(port) === pointedAt
      : near === `${node.path} ${port.gives} ${handleId(port)}`,
  );
  const fit = place && connecting.fits.get(portKey(place.port));
  if (!place || !fit || fit.kind === 'fits') return null;
  const { node, port } = place;
  const left = (node.x + port.x) * zoom + x;
  return (
    <div
      className="port-note floating"
      role="tooltip"
      style={{
        left: Math.max(halfWidth, Math.min(left, canvasBox().width - halfWidth)),
        top: (node.y + port.y) * zoom + y,
      }}
    >
      <p>{fit.why}</p>
      {fit.kind === 'misfit' && (
        <p className="quiet">
          {connecting.tapped ? 'Choose it to wire it all the same.' : 'Let go to wire it all the same.'}
        </p>
      )}
    </div>
  );
}

/** The port under the pointer, by key. */
function usePortPointedAt(): string | undefined {
  const [key, setKey] = useState<string>();
  useEffect(() => {
    const look = ({ target }: PointerEvent) => {
      const handle = target instanceof Element ? target.closest<HTMLElement>('.port') : null;
      const { port, gives } = handle?.dataset ?? {};
      setKey(port === undefined ? undefined : portKey({ port, gives: gives === 'true' }));
    };
    window.addEventListener('pointerover', look);
    return () => window.removeEventListener('pointerover', look);
  }, []);
  return key;
}

function findPort(
  layout: Layout,
  isMeant: (node: NodeLayout, port: PortLayout) => boolean,
): { readonly node: NodeLayout; readonly port: PortLayout } | undefined {
  for (const node of layout.values()) {
    const port = node.ports.find((each) => isMeant(node, each));
    if (port) return { node, port };
  }
  return undefined;
}
