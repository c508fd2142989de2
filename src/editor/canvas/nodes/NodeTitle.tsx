import { ChevronDown, ChevronRight } from 'lucide-react';
import { blocks } from '../../../blocks/index.ts';
import { enter } from '../../state/enter.ts';
import { toggleCollapsed } from '../../state/selection.ts';
import { useEditor } from '../../state/useEditor.ts';
import { type NodeLayout, titleOf } from '../layout/layout.ts';
import { titleHeight } from '../layout/placePorts.ts';
import { Remark } from './Remark.tsx';
import { UnrollButton } from './UnrollButton.tsx';

/** The name of a node, how often it is applied, and what opens its body. */
export function NodeTitle({ layout }: { readonly layout: NodeLayout }) {
  const editor = useEditor();
  const { path, node, frame, mapped } = layout;
  const block = blocks.get(node.block);
  const hasBody = !!block?.body || !!node.body;
  return (
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
          aria-label={frame ? 'Close the body' : 'Open the body'}
          aria-expanded={!!frame}
          onClick={() => toggleCollapsed(editor, path)}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          {frame ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
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
      {frame && node.body && node.body.nodes.length > 0 && <UnrollButton path={path} />}
    </div>
  );
}
