import { useEffect, useId, useRef, useState } from 'react';
import type { Block } from '../../blocks/define.ts';
import { blocks } from '../../blocks/index.ts';
import { canvasCentre } from '../canvas/flow/canvasCentre.ts';
import { useReactFlow } from '../canvas/flow/flow.ts';
import { addBlock, addBlockAt, addBlockWired } from '../state/addBlock.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import type { Adding } from '../state/viewState.ts';
import { BlockGlyph } from './BlockGlyph.tsx';
import { blocksThatFit } from './blocksThatFit.ts';
import { searchBlocks } from './searchBlocks.ts';

const menuSize = { width: 264, height: 320 };

/** The menu that adds a block at once: after `/`, or where a wire was let go, with the blocks that fit it. */
export function AddMenu() {
  const adding = useEditorState((state) => state.adding);
  return adding ? <OpenMenu key={`${adding.x},${adding.y}`} adding={adding} /> : null;
}

function OpenMenu({ adding }: { readonly adding: Adding }) {
  const editor = useEditor();
  const flow = useReactFlow();
  const inference = useEditorState((state) => state.inference);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  const { port, gives = true, place } = adding;
  const among = port === undefined ? [...blocks.values()] : blocksThatFit(inference.types.get(port), gives);
  const { blocks: found, meant } = searchBlocks(text, among);
  const chosen = found[Math.min(at, found.length - 1)];

  // What had the focus before has it again when the menu closes by a key or a choice.
  const [before] = useState(() => document.activeElement);
  useEffect(() => field.current?.focus(), []);

  const close = () => editor.setState({ adding: undefined });
  const closeBack = () => {
    close();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const add = (block: Block) => {
    closeBack();
    if (place && port !== undefined) addBlockWired(editor, block.type, place, port, gives);
    else if (place) addBlockAt(editor, block.type, place);
    else addBlock(editor, block.type, canvasCentre(flow));
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    else if (event.key === 'Enter' && chosen) add(chosen);
    else if (event.key === 'Escape' || event.key === 'Tab') closeBack();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      className="add-menu floating"
      role="dialog"
      aria-label="Add a block"
      style={{
        left: Math.max(8, Math.min(adding.x, innerWidth - menuSize.width - 8)),
        top: Math.max(8, Math.min(adding.y, innerHeight - menuSize.height - 8)),
        width: menuSize.width,
      }}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && close()}
    >
      <input
        ref={field}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${chosen.type}`}
        aria-label="Block to add"
        placeholder={port === undefined ? 'Add a block' : gives ? 'Add a block behind' : 'Add a block before'}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      {meant !== undefined && <p className="quiet">Did you mean “{meant}”?</p>}
      {found.length === 0 && <p className="quiet">No block that fits is called that.</p>}
      <div role="listbox" id={list} aria-label="Blocks" className="add-menu-list">
        {found.map((block) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys.
          <div
            key={block.type}
            id={`${list}-${block.type}`}
            role="option"
            aria-selected={block === chosen}
            title={block.summary}
            ref={block === chosen ? (option) => option?.scrollIntoView({ block: 'nearest' }) : undefined}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => add(block)}
          >
            <BlockGlyph block={block.type} size={20} />
            <span>{block.title}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
