import { useEffect, useRef } from 'react';
import { useReactFlow, useViewport } from '../canvas/flow/flow.ts';
import { revealNode } from '../canvas/flow/reveal.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { litNode } from './describeInstruction.ts';

/** In slow motion, a ring around the node on the drawing that the instruction is for; it is brought into view. */
export function LitNode() {
  const editor = useEditor();
  const flow = useReactFlow();
  const ring = useRef<HTMLDivElement>(null);
  const { x, y, zoom } = useViewport();
  const node = useEditorState(({ walk, run: { order = [] }, layout }) => {
    const instruction = walk && order[Math.min(walk.at, order.length - 1)];
    return layout.get((instruction && litNode(layout, instruction.path)) ?? '');
  });
  const path = node?.path;
  useEffect(() => {
    const scrubber = ring.current?.parentElement?.querySelector('.scrubber');
    if (path !== undefined) revealNode(editor, flow, path, scrubber?.clientHeight ?? 0);
  }, [editor, flow, path]);
  if (!node) return null;
  return (
    <div
      ref={ring}
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
