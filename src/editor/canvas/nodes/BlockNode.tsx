import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo, useContext } from 'react';
import { blocks } from '../../../blocks/index.ts';
import { ProblemFixes } from '../../panels/ProblemFixes.tsx';
import { wrongNodes } from '../../state/problems.ts';
import { toggleCollapsed } from '../../state/selection.ts';
import { useEditor, useEditorState } from '../../state/useEditor.ts';
import { FarContext } from '../FarContext.ts';
import type { FlowNode, NodeProps } from '../flow/flow.ts';
import { portKey, titleOf } from '../layout/layout.ts';
import { titleHeight } from '../layout/placePorts.ts';
import { NodePicture } from './NodePicture.tsx';
import { PortHandle } from './PortHandle.tsx';

/** A node: its title, its ports and its live picture, or the frame that its body is drawn in. */
export const BlockNode = memo(function BlockNode({ data: { layout }, selected }: NodeProps<FlowNode>) {
  const editor = useEditor();
  const wrong = useEditorState(({ inference }) => wrongNodes(inference).has(layout.path));
  const isFar = useContext(FarContext);
  const landing = useEditorState(({ placing }) => placing?.scope === layout.path);
  const { path, node, frame, picture, mapped, ports } = layout;
  const block = blocks.get(node.block);
  const isOpen = !!frame;
  return (
    <div
      className="node"
      data-category={block?.category ?? 'unknown'}
      data-selected={selected}
      data-wrong={wrong}
      data-bypass={node.bypass ?? false}
      data-path={path}
      data-far={isFar}
    >
      {!isFar && (
        <div className="node-title" style={{ height: titleHeight }} title={node.note || block?.summary}>
          {(block?.body || node.body) && (
            <button
              type="button"
              className="node-toggle nodrag"
              aria-label={isOpen ? 'Close the body' : 'Open the body'}
              aria-expanded={isOpen}
              onClick={() => toggleCollapsed(editor, path)}
            >
              {isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
            </button>
          )}
          <span className="node-name">{titleOf(node)}</span>
          {mapped && (
            <span className="node-mapped" title="Applied once for each of these, with the same weights">
              {mapped}
            </span>
          )}
        </div>
      )}
      {frame && (
        <div
          className="node-frame"
          data-landing={landing}
          style={{ left: frame.x, top: frame.y, width: frame.width, height: frame.height }}
        >
          {!node.body?.nodes.length && <EmptyBody path={path} />}
        </div>
      )}
      {picture && <NodePicture node={node} path={path} picture={picture} />}
      {!isFar && ports.map((port) => <PortHandle key={portKey(port)} port={port} />)}
    </div>
  );
});

/** What to do with a body that has nothing in it. */
function EmptyBody({ path }: { readonly path: string }) {
  const problem = useEditorState(({ inference }) =>
    inference.problems.find((each) => each.path === path && each.code === 'empty-body'),
  );
  return (
    <div className="empty-body nodrag">
      <p>Drop a block here</p>
      {problem && <ProblemFixes problem={problem} />}
    </div>
  );
}
