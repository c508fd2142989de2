import { memo, useContext, useRef } from 'react';
import { blocks } from '../../../blocks/index.ts';
import { FarContext } from '../FarContext.ts';
import type { FlowNode, NodeProps } from '../flow/flow.ts';
import { portKey } from '../layout/layout.ts';
import { EmptyBody } from './EmptyBody.tsx';
import { marks } from './marks.ts';
import { made, NodePicture } from './NodePicture.tsx';
import { NodeTitle } from './NodeTitle.tsx';
import { PortHandle } from './PortHandle.tsx';
import { useHeldPlace } from './useHeldPlace.ts';

/** A node: its title, its ports and its live picture, or the frame that its body is drawn in. */
export const BlockNode = memo(function BlockNode({ data, selected }: NodeProps<FlowNode>) {
  const { layout, marked, isHeld } = data;
  const element = useRef<HTMLDivElement>(null);
  useHeldPlace(element, layout, isHeld);
  const isFar = useContext(FarContext);
  const { path, node, frame, picture, ports } = layout;
  const block = blocks.get(node.block);
  return (
    <div
      ref={element}
      className="node"
      data-category={block?.category ?? 'unknown'}
      data-selected={selected}
      data-wrong={(marked & marks.wrong) > 0}
      data-found={(marked & marks.found) > 0}
      data-bypass={node.bypass ?? false}
      data-path={path}
      data-far={isFar}
    >
      {!isFar && <NodeTitle layout={layout} />}
      {frame && (
        <div
          className="node-frame"
          data-landing={(marked & marks.landing) > 0}
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
