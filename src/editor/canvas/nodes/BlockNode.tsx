import { memo, useContext } from 'react';
import { blocks } from '../../../blocks/index.ts';
import { wrongNodes } from '../../state/problems.ts';
import { useEditorState } from '../../state/useEditor.ts';
import { FarContext } from '../FarContext.ts';
import type { FlowNode, NodeProps } from '../flow/flow.ts';
import { isLanding } from '../layout/isLanding.ts';
import { portKey } from '../layout/layout.ts';
import { EmptyBody } from './EmptyBody.tsx';
import { made, NodePicture } from './NodePicture.tsx';
import { NodeTitle } from './NodeTitle.tsx';
import { PortHandle } from './PortHandle.tsx';

/** A node: its title, its ports and its live picture, or the frame that its body is drawn in. */
export const BlockNode = memo(function BlockNode({ data: { layout }, selected }: NodeProps<FlowNode>) {
  const wrong = useEditorState(({ inference }) => wrongNodes(inference).has(layout.path));
  const isFar = useContext(FarContext);
  const landing = useEditorState((state) => isLanding(state, layout.path));
  const found = useEditorState((state) => state.found.has(layout.path));
  const { path, node, frame, picture, ports } = layout;
  const block = blocks.get(node.block);
  return (
    <div
      className="node"
      data-category={block?.category ?? 'unknown'}
      data-selected={selected}
      data-wrong={wrong}
      data-found={found}
      data-bypass={node.bypass ?? false}
      data-path={path}
      data-far={isFar}
    >
      {!isFar && <NodeTitle layout={layout} />}
      {frame && (
        <div
          className="node-frame"
          data-landing={landing}
          style={{ left: frame.x, top: frame.y, width: frame.width, height: frame.height }}
        >
          <EmptyBody path={path} body={node.body} />
        </div>
      )}
      {picture && (!isFar || made.has(node.block)) && (
        <NodePicture node={node} path={path} picture={picture} />
      )}
      {!isFar && ports.map((port) => <PortHandle key={portKey(port)} port={port} />)}
    </div>
  );
});
