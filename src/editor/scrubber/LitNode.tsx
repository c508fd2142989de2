import { useViewport } from '../canvas/flow/flow.ts';
import { useEditorState } from '../state/useEditor.ts';
import { litNode } from './describeInstruction.ts';

/** In slow motion, a ring around the node on the drawing that the instruction is for. */
export function LitNode() {
  const { x, y, zoom } = useViewport();
  const node = useEditorState(({ walk, run: { order = [] }, layout }) => {
    const instruction = walk && order[Math.min(walk.at, order.length - 1)];
    return layout.get((instruction && litNode(layout, instruction.path)) ?? '');
  });
  if (!node) return null;
  return (
    <div
      className="lit-node"
      data-node={node.path}
      aria-hidden="true"
      style={{
        transform: `translate(${x + node.x * zoom}px, ${y + node.y * zoom}px)`,
        width: node.box.width * zoom,
        height: node.box.height * zoom,
      }}
    />
  );
}
