import { memo } from 'react';
import { tapPort } from '../../state/connect.ts';
import { useEditor, useEditorState } from '../../state/useEditor.ts';
import { Handle, handleId, sideOf } from '../flow/flow.ts';
import { type PortLayout, portKey } from '../layout/layout.ts';
import { shownType } from '../wires/shownType.ts';
import { wireForm } from '../wires/wires.ts';

/** A port: its dot, where wires begin and end, and its name. Says while a wire is made whether it may end here. */
export const PortHandle = memo(function PortHandle({ port }: { readonly port: PortLayout }) {
  const editor = useEditor();
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
  // Why a wire cannot end here says a note, see PortNote.
  const title = fit
    ? undefined
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
        onClick={(event) => {
          // Pressing a port does not select its node.
          event.stopPropagation();
          tapPort(editor, port);
        }}
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
