import { memo } from 'react';
import { useEditorState } from '../../state/useEditor.ts';
import { Handle, handleId, sideOf } from '../flow/flow.ts';
import { type PortLayout, portKey } from '../layout/layout.ts';
import { shownType } from '../wires/shownType.ts';
import { wireForm } from '../wires/wires.ts';

/** A port: its dot, where wires begin and end, and its name. Says while a wire is dragged whether it may end here. */
export const PortHandle = memo(function PortHandle({ port }: { readonly port: PortLayout }) {
  const type = useEditorState(({ inference }) => inference.types.get(port.port));
  const fit = useEditorState(({ connecting }) => {
    return (
      connecting &&
      (connecting.port === port.port && connecting.gives === port.gives
        ? 'start'
        : connecting.fits.get(portKey(port)))
    );
  });
  const fitness = typeof fit === 'object' ? fit.kind : fit;
  const title =
    typeof fit === 'object' && fit.kind !== 'fits'
      ? fit.why
      : `${port.name}: ${shownType(type)}${port.optional ? ' (needs no wire)' : ''}`;
  const side = port.gives === port.boundary ? 'left' : 'right';
  return (
    <>
      <Handle
        id={handleId(port)}
        type={port.gives ? 'source' : 'target'}
        position={sideOf(port)}
        className="port"
        style={{ left: port.x, top: port.y }}
        title={title}
        data-port={port.port}
        data-gives={port.gives}
        data-optional={port.optional}
        data-form={wireForm(type)}
        data-fit={fitness}
      />
      <span
        className="port-name"
        data-side={side}
        data-boundary={port.boundary}
        data-optional={port.optional}
        data-fit={fitness}
        style={{ left: port.x, top: port.y }}
      >
        {port.name}
      </span>
    </>
  );
});
