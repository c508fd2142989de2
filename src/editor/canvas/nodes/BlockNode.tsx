import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { blocks } from '../../../blocks/index.ts';
import { enter } from '../../state/enter.ts';
import { nodeOfProblem } from '../../state/problems.ts';
import { toggleCollapsed } from '../../state/selection.ts';
import { useEditor, useEditorState } from '../../state/useEditor.ts';
import type { FlowNode, NodeProps } from '../flow/flow.ts';
import { isLanding } from '../layout/isLanding.ts';
import { portKey, titleOf } from '../layout/layout.ts';
import { titleHeight } from '../layout/placePorts.ts';
import { EmptyBody } from './EmptyBody.tsx';
import { NodePicture } from './NodePicture.tsx';
import { PortHandle } from './PortHandle.tsx';
import { Remark } from './Remark.tsx';

/** A node: its title, its ports and its live picture, or the frame that its body is drawn in. */
export const BlockNode = memo(function BlockNode({ data: { layout }, selected }: NodeProps<FlowNode>) {
  const editor = useEditor();
  const wrong = useEditorState(({ inference }) =>
    inference.problems.some((each) => nodeOfProblem(each) === layout.path),
  );
  const landing = useEditorState((state) => isLanding(state, layout.path));
  const { path, node, frame, picture, mapped, ports } = layout;
  const block = blocks.get(node.block);
  const isOpen = !!frame;
  const hasBody = !!block?.body || !!node.body;
  return (
    <div
      className="node"
      data-category={block?.category ?? 'unknown'}
      data-selected={selected}
      data-wrong={wrong}
      data-bypass={node.bypass ?? false}
      data-path={path}
    >
      <div
        className="node-title"
        style={{ height: titleHeight }}
        title={block?.summary}
        {...(hasBody && { onDoubleClick: () => enter(editor, path) })}
      >
        {hasBody && (
          <button
            type="button"
            className="node-toggle nodrag"
            aria-label={isOpen ? 'Close the body' : 'Open the body'}
            aria-expanded={isOpen}
            onClick={() => toggleCollapsed(editor, path)}
            onDoubleClick={(event) => event.stopPropagation()}
          >
            {isOpen ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
          </button>
        )}
        <span className="node-name">{titleOf(node)}</span>
        {mapped && (
          <span
            className="node-mapped"
            title={
              node.bypass
                ? 'Bypassed: passes its first input on'
                : 'Applied once for each of these, with the same weights'
            }
          >
            {mapped}
          </span>
        )}
        {node.note && <Remark text={node.note} />}
      </div>
      {frame && (
        <div
          className="node-frame"
          data-landing={landing}
          style={{ left: frame.x, top: frame.y, width: frame.width, height: frame.height }}
        >
          <EmptyBody path={path} body={node.body} />
        </div>
      )}
      {picture && <NodePicture node={node} path={path} picture={picture} />}
      {ports.map((port) => (
        <PortHandle key={portKey(port)} port={port} />
      ))}
    </div>
  );
});
