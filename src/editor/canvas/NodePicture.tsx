import type { Node } from '../../document/document.ts';
import type { NodeLayout } from './layout.ts';

interface Props {
  readonly path: string;
  readonly node: Node;
  readonly picture: NonNullable<NodeLayout['picture']>;
}

/** The room for a node's live picture, which is painted over it from outside React; on sources, what one draws on. */
export function NodePicture({ picture }: Props) {
  return (
    <div
      className="picture"
      data-port={picture.port}
      style={{ left: picture.x, top: picture.y, width: picture.width, height: picture.height }}
    />
  );
}
