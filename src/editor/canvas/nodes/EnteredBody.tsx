import { memo } from 'react';
import { useEditorState } from '../../state/useEditor.ts';
import type { FlowNode, NodeProps } from '../flow/flow.ts';
import { isLanding } from '../layout/isLanding.ts';
import { portKey } from '../layout/layout.ts';
import { EmptyBody } from './EmptyBody.tsx';
import { PortHandle } from './PortHandle.tsx';

/** The body that fills the canvas: its ground, and the ports of its boundary as pads at the edges. */
export const EnteredBody = memo(function EnteredBody({ data: { layout } }: NodeProps<FlowNode>) {
  const { path, node, ports, frame } = layout;
  const landing = useEditorState((state) => isLanding(state, path));
  return (
    <div className="entered-body" data-path={path}>
      {frame && (
        <div
          className="node-frame"
          data-landing={landing}
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
