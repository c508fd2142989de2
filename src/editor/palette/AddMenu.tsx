import { useState } from 'react';
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
import { useChoices } from './useChoices.ts';
import { useFocusBack } from './useFocusBack.ts';

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
  const giveFocusBack = useFocusBack();
  const { port, gives = true, place } = adding;
  const among = port === undefined ? [...blocks.values()] : blocksThatFit(inference.types.get(port), gives);
  const { blocks: found, meant } = searchBlocks(text, among);

  const close = () => editor.setState({ adding: undefined });
  const closeBack = () => {
    close();
    giveFocusBack();
  };
  const add = (block: Block) => {
    closeBack();
    if (place && port !== undefined) addBlockWired(editor, block.type, place, port, gives);
    else if (place) addBlockAt(editor, block.type, place);
    else addBlock(editor, block.type, canvasCentre(flow));
  };
  const { field, list, optionOf, setAt } = useChoices(found, {
    label: 'Blocks',
    keyOf: (block) => block.type,
    onChoose: add,
    onLeave: closeBack,
  });

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
        {...field}
        aria-label="Block to add"
        placeholder={port === undefined ? 'Add a block' : gives ? 'Add a block behind' : 'Add a block before'}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      {meant !== undefined && <p className="quiet">Did you mean “{meant}”?</p>}
      {found.length === 0 && <p className="quiet">No block that fits is called that.</p>}
      <div {...list} className="add-menu-list">
        {found.map((block) => (
          <div key={block.type} {...optionOf(block)} title={block.summary}>
            <BlockGlyph block={block.type} size={20} />
            <span>{block.title}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
