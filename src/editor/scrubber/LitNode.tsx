import { useEffect } from 'react';
import { canvasBox } from '../canvas/flow/canvasCentre.ts';
import { useReactFlow, useViewport } from '../canvas/flow/flow.ts';
import { panTo } from '../canvas/flow/reveal.ts';
import { motion } from '../state/motion.ts';
import { useEditorState } from '../state/useEditor.ts';
import { litNode } from './describeInstruction.ts';

/** What the scrubber takes from the lower edge of the canvas, in pixels. */
const covered = 88;

/** In slow motion, a ring around the node on the drawing that the instruction is for, which is brought into view when it is out of sight. */
export function LitNode() {
  const { x, y, zoom } = useViewport();
  const node = useEditorState(({ walk, run: { order = [] }, layout }) => {
    const instruction = walk && order[Math.min(walk.at, order.length - 1)];
    return layout.get((instruction && litNode(layout, instruction.path)) ?? '');
  });
  const flow = useReactFlow();
  useEffect(() => {
    if (!node) return;
    const view = flow.getViewport();
    const next = panTo(view, { ...node.box, x: node.x, y: node.y }, canvasBox(), covered);
    if (next !== view) void flow.setViewport(next, { duration: motion(240) });
  }, [flow, node]);
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
