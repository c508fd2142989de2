import { lazy, Suspense } from 'react';
import type { Node } from '../../../document/document.ts';
import { unitOf } from '../../views/unitOf.ts';
import { isTyped } from '../layout/facts.ts';
import type { NodeLayout } from '../layout/layout.ts';

const SourcePad = lazy(() => import('./SourcePad.tsx').then(({ SourcePad }) => ({ default: SourcePad })));

interface Props {
  readonly path: string;
  readonly node: Node;
  readonly picture: NonNullable<NodeLayout['picture']>;
}

/** The blocks whose value people make on the node itself. */
export const made: ReadonlySet<string> = new Set(['image', 'vector', 'series', 'text', 'tree']);

/** The room for a node's live picture, which is painted over it from outside React; on sources, what one draws or types on. */
export function NodePicture({ path, node, picture }: Props) {
  const { x, y, width, height, port } = picture;
  return (
    <div
      className="picture"
      data-port={port}
      data-unit={isTyped(node) ? unitOf(node) : undefined}
      style={{ left: x, top: y, width, height }}
    >
      {made.has(node.block) && (
        <Suspense fallback={null}>
          <SourcePad path={path} node={node} port={port} />
        </Suspense>
      )}
    </div>
  );
}
