import { blocks } from '../../blocks/index.ts';
import { useEditorState } from '../state/useEditor.ts';
import { BlockGlyph } from './BlockGlyph.tsx';

/** What follows the pointer while a block is dragged from the palette. */
export function DragGhost() {
  const placing = useEditorState((state) => state.placing);
  if (!placing) return null;
  const { block, x, y } = placing;
  return (
    <div className="ghost" style={{ transform: `translate(${x + 10}px, ${y + 10}px)` }} aria-hidden="true">
      <BlockGlyph block={block} size={20} />
      {blocks.get(block)?.title ?? block}
    </div>
  );
}
