import { useMemo } from 'react';
import type { Block } from '../../blocks/define.ts';
import { blocks } from '../../blocks/index.ts';
import { canvasCentre } from '../canvas/flow/canvasCentre.ts';
import { useReactFlow } from '../canvas/flow/flow.ts';
import { PickMenu, type PickOption } from '../panels/PickMenu.tsx';
import { addBlock, addBlockAt, addBlockWired } from '../state/addBlock.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import type { Adding } from '../state/viewState.ts';
import { BlockGlyph } from './BlockGlyph.tsx';
import { blocksThatFit } from './blocksThatFit.ts';
import { categoryHeadings } from './categoryHeadings.ts';
import { searchBlocks } from './searchBlocks.ts';

const width = 264;
const labels = { menu: 'Add a block', field: 'Block to add', list: 'Blocks' };

/** The blocks that can be added, and a field that filters them. */
export function OpenAddMenu({ adding }: { readonly adding: Adding }) {
  const editor = useEditor();
  const flow = useReactFlow();
  const inference = useEditorState((state) => state.inference);
  const { port, gives = true, place } = adding;
  const fitting = useMemo(
    () => (port === undefined ? undefined : blocksThatFit(inference, { port, gives })),
    [inference, port, gives],
  );
  const find = (text: string) => {
    const { blocks: found, meant } = searchBlocks(text, fitting?.keys() ?? blocks.values());
    const note =
      meant !== undefined
        ? `Did you mean “${meant}”?`
        : found.length === 0
          ? 'No block that fits is called that.'
          : undefined;
    // What was searched for comes in the order of how well it is meant.
    const options = found.map((block) =>
      optionOf(block, text === '' ? categoryHeadings[block.category] : undefined),
    );
    return { options, note };
  };
  const add = (type: string) => {
    const block = blocks.get(type);
    const own = block && fitting?.get(block);
    if (place && port !== undefined && own !== undefined)
      addBlockWired(editor, type, place, { port, gives }, own);
    else if (place) addBlockAt(editor, type, place);
    else addBlock(editor, type, canvasCentre(flow));
  };
  return (
    <PickMenu
      labels={labels}
      placeholder={port === undefined ? 'Add a block' : gives ? 'Add a block behind' : 'Add a block before'}
      at={adding}
      width={width}
      find={find}
      onPick={add}
      onClose={() => editor.setState({ adding: undefined })}
    />
  );
}

function optionOf(block: Block, group: string | undefined): PickOption {
  return {
    id: block.type,
    ...(group !== undefined && { group }),
    title: block.summary,
    content: (
      <>
        <BlockGlyph block={block.type} size={20} />
        <span>{block.title}</span>
      </>
    ),
  };
}
