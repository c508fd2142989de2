import { useMemo } from 'react';
import type { Node } from '../../document/document.ts';
import { setParameter } from '../../document/edits.ts';
import { edit, endGesture } from '../state/edit.ts';
import { useActivations, useEditor, useEditorState } from '../state/useEditor.ts';
import { DrawingPad } from '../views/pad/DrawingPad.tsx';
import { VectorSliders } from '../views/pad/VectorSliders.tsx';
import { pictureOf } from './facts.ts';
import type { NodeLayout } from './layout.ts';

interface Props {
  readonly path: string;
  readonly node: Node;
  readonly picture: NonNullable<NodeLayout['picture']>;
}

/** The room for a node's live picture, which is painted over it from outside React; on sources, what one draws on. */
export function NodePicture({ path, node, picture }: Props) {
  const { x, y, width, height, port } = picture;
  const isSource = node.block === 'image' || node.block === 'vector';
  return (
    <div className="picture" data-port={port} style={{ left: x, top: y, width, height }}>
      {isSource && <SourcePad path={path} node={node} port={port} />}
    </div>
  );
}

function SourcePad({
  path,
  node,
  port,
}: {
  readonly path: string;
  readonly node: Node;
  readonly port: string;
}) {
  const editor = useEditor();
  const activations = useActivations();
  const inference = useEditorState((state) => state.inference);
  const picture = useMemo(() => pictureOf(inference, port, node), [inference, port, node]);
  const handlers = {
    onDraw: (values: string | readonly number[], gesture: string) => {
      edit(editor, (document) => setParameter(document, path, 'values', values), {
        gesture,
        room: false,
      });
    },
    onEnd: () => endGesture(editor),
  };
  const { values } = node.params ?? {};
  if (picture?.kind === 'image' && node.block === 'image')
    return (
      <DrawingPad
        picture={picture}
        values={typeof values === 'string' ? values : ''}
        onBrush={(mark) => activations.mark(port, mark)}
        {...handlers}
      />
    );
  if (picture?.kind === 'bars' && node.block === 'vector')
    return (
      <VectorSliders
        picture={picture}
        values={
          Array.isArray(values) ? values.filter((each): each is number => typeof each === 'number') : []
        }
        {...handlers}
      />
    );
  return null;
}
