import { Search } from 'lucide-react';
import { useState } from 'react';
import { type Block, categories } from '../../blocks/define.ts';
import { canvasCentre } from '../canvas/flow/canvasCentre.ts';
import { useReactFlow } from '../canvas/flow/flow.ts';
import { addBlock } from '../state/addBlock.ts';
import { useEditor } from '../state/useEditor.ts';
import { AboutBlock } from './AboutBlock.tsx';
import { BlockGlyph } from './BlockGlyph.tsx';
import { categoryHeadings } from './categoryHeadings.ts';
import { moveFocus } from './moveFocus.ts';
import { searchBlocks } from './searchBlocks.ts';
import { useBlockDrag } from './useBlockDrag.ts';

/** All blocks by category, to be dragged onto the canvas or added with a click. */
export function Palette() {
  const [text, setText] = useState('');
  const { blocks, meant } = searchBlocks(text);
  const [reached, setReached] = useState<string>();
  const stop = blocks.some(({ type }) => type === reached) ? reached : blocks[0]?.type;
  return (
    <nav className="palette" aria-label="Blocks">
      <label className="search">
        <Search size={14} aria-hidden="true" />
        <input
          type="search"
          placeholder="Find a block"
          aria-label="Find a block"
          aria-keyshortcuts="/"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <kbd>/</kbd>
      </label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only leads the keys of what is in it. */}
      <div className="palette-list" onKeyDown={moveFocus}>
        {meant !== undefined && <p className="quiet">Showing what is called “{meant}”.</p>}
        {blocks.length === 0 && <p className="quiet">No block is called that.</p>}
        {categories.map((category) => {
          const members = blocks.filter((block) => block.category === category);
          return (
            members.length > 0 && (
              <Group
                key={category}
                heading={categoryHeadings[category]}
                blocks={members}
                stop={stop}
                onReach={setReached}
              />
            )
          );
        })}
      </div>
    </nav>
  );
}

interface GroupProps {
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** The block that Tab comes to. */
  readonly stop: string | undefined;
  readonly onReach: (type: string) => void;
}

function Group({ heading, blocks, stop, onReach }: GroupProps) {
  return (
    <section>
      <h2 className="heading">{heading}</h2>
      <ul>
        {blocks.map((block) => (
          <li key={block.type} onFocus={() => onReach(block.type)}>
            <Entry block={block} isStop={block.type === stop} />
            <AboutBlock block={block} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ block, isStop }: { readonly block: Block; readonly isStop: boolean }) {
  const editor = useEditor();
  const flow = useReactFlow();
  const startDrag = useBlockDrag();
  return (
    <button
      type="button"
      className="palette-entry"
      tabIndex={isStop ? 0 : -1}
      title={block.summary}
      data-block={block.type}
      onPointerDown={(event) => startDrag(block.type, event)}
      onClick={() => addBlock(editor, block.type, canvasCentre(flow))}
    >
      <BlockGlyph block={block.type} />
      {block.title}
    </button>
  );
}
