import { memo } from 'react';
import type { FlowNode, NodeProps } from '../flow/flow.ts';
import { portKey } from '../layout/layout.ts';
import { EmptyBody } from './EmptyBody.tsx';
import { marks } from './marks.ts';
import { PortHandle } from './PortHandle.tsx';

/** The body that fills the canvas: its ground, and the ports of its boundary as pads at the edges. */
export const EnteredBody = memo(function EnteredBody({ data }: NodeProps<FlowNode>) {
  const { path, node, ports, frame } = data.layout;
  return (
    <div className="entered-body" data-path={path}>
      {frame && (
        <div
          className="node-frame"
          data-landing={(data.marked & marks.landing) > 0}
          style={{ left: frame.x, top: frame.y, width: frame.width, height: frame.height }}
        >
          <EmptyBody path={path} body={node.body} />
        </div>
      )}
      {ports.map((port) => (
        <PortHandle key={portKey(port)} port={port} />
      ))}
    </div>
  );
});
