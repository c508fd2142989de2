import { memo, useContext } from 'react';
import { blocks } from '../../../blocks/index.ts';
import { wrongNodes } from '../../state/problems.ts';
import type { EditorState } from '../../state/store.ts';
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
  const marked = useEditorState((state) => marksOf(state, layout.path));
  const isFar = useContext(FarContext);
  const { path, node, frame, picture, ports } = layout;
  const block = blocks.get(node.block);
  return (
    <div
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

const marks = { wrong: 1, found: 2, landing: 4 } as const;

/** What shows on a node's frame, in one number: whatever a node asks of the state, a thousand of them ask at every change. */
function marksOf(state: EditorState, path: string): number {
  return (
    (wrongNodes(state.inference).has(path) ? marks.wrong : 0) |
    (state.found.has(path) ? marks.found : 0) |
    (isLanding(state, path) ? marks.landing : 0)
  );
}
