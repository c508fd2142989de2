import { memo } from 'react';
import { useEditorState } from '../../state/useEditor.ts';
import type { FlowNode, NodeProps } from '../flow/flow.ts';
import { portKey } from '../layout/layout.ts';
import { EmptyBody } from './EmptyBody.tsx';
import { PortHandle } from './PortHandle.tsx';

/** The body that fills the canvas: its ground, and the ports of its boundary as pads at the edges. */
export const EnteredBody = memo(function EnteredBody({ data: { layout } }: NodeProps<FlowNode>) {
  const { path, node, ports } = layout;
  const landing = useEditorState(({ placing }) => placing?.scope === path);
  return (
    <div className="entered-body" data-landing={landing} data-path={path}>
      {!node.body?.nodes.length && <EmptyBody path={path} />}
      {ports.map((port) => (
        <PortHandle key={portKey(port)} port={port} />
      ))}
    </div>
  );
});
