import { memo } from 'react';
import { describeType } from '../../base/valueType.ts';
import { useEditorState } from '../state/useEditor.ts';
import { Handle, handleId, sideOf } from './flow.ts';
import type { PortLayout } from './layout.ts';
import { wireForm } from './wires.ts';

/** A port: its dot, where wires begin and end, and its name. Says while a wire is dragged whether it may end here. */
export const PortHandle = memo(function PortHandle({ port }: { readonly port: PortLayout }) {
  const type = useEditorState(({ inference }) => inference.types.get(port.port));
  const fit = useEditorState(({ connecting }) => {
    return connecting && (connecting.port === port.port ? 'start' : connecting.fits.get(port.port));
  });
  const fitness = typeof fit === 'object' ? fit.kind : fit;
  const title =
    typeof fit === 'object' && fit.kind !== 'fits'
      ? fit.why
      : `${port.name} ${type ? describeType(type) : ''}`.trim();
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
        data-form={wireForm(type)}
        data-fit={fitness}
      />
      <span
        className="port-name"
        data-side={side}
        data-boundary={port.boundary}
        data-fit={fitness}
        style={{ left: port.x, top: port.y }}
      >
        {port.name}
      </span>
    </>
  );
});
