import { ChevronDown, ChevronRight } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { blocks } from '../../../blocks/index.ts';
import { enter } from '../../state/enter.ts';
import { toggleCollapsed } from '../../state/selection.ts';
import { useEditor } from '../../state/useEditor.ts';
import { type NodeLayout, titleOf } from '../layout/layout.ts';
import { titleHeight } from '../layout/placePorts.ts';

// Wanted once the graph is on screen.
const Remark = lazy(() => import('./Remark.tsx').then(({ Remark }) => ({ default: Remark })));
const UnrollButton = lazy(() =>
  import('./UnrollButton.tsx').then(({ UnrollButton }) => ({ default: UnrollButton })),
);

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
      {node.note && (
        <Suspense fallback={null}>
          <Remark text={node.note} />
        </Suspense>
      )}
      {frame && node.body && node.body.nodes.length > 0 && (
        <Suspense fallback={null}>
          <UnrollButton path={path} />
        </Suspense>
      )}
    </div>
  );
}
