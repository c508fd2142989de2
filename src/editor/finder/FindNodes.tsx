import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useReactFlow } from '../canvas/flow/flow.ts';
import { formatKeys } from '../commands/keys.ts';
import { BlockGlyph } from '../palette/BlockGlyph.tsx';
import { useFocusBack } from '../palette/useFocusBack.ts';
import { IconButton } from '../panels/IconButton.tsx';
import { reveal } from '../state/reveal.ts';
import { useEditor, useEditorState } from '../state/useEditor.ts';
import { searchNodes } from './entries.ts';
import { Finder } from './Finder.tsx';
import { nodeEntries } from './nodeWords.ts';

/** Finds nodes of the graph by what they are called, by remarks and by shapes, marks all, and goes from one to the next. */
export function FindNodes() {
  const editor = useEditor();
  const flow = useReactFlow();
  const giveFocusBack = useFocusBack();
  const [text, setText] = useState('');
  const program = useEditorState(({ history }) => history.present);
  const inference = useEditorState((state) => state.inference);
  const nodes = useMemo(() => nodeEntries(program, inference), [program, inference]);
  const found = useMemo(() => searchNodes(text, nodes), [text, nodes]);

  useEffect(() => {
    editor.setState({ found: new Set(found.map(({ path }) => path)) });
    return () => editor.setState({ found: new Set() });
  }, [editor, found]);
  const leave = () => {
    editor.setState({ dialog: undefined });
    giveFocusBack();
  };

  return (
    <Finder
      label="Find in the graph"
      placeholder="Name, block, remark or shape"
      text={text}
      onText={setText}
      choices={found}
      keyOf={({ path }) => path}
      draw={({ path, node, title, shape }) => (
        <>
          <BlockGlyph block={node.block} size={20} />
          <span className="finder-title">
            {title} <code>{path}</code>
          </span>
          <span className="finder-note">{shape}</span>
        </>
      )}
      onCurrent={({ path }) => reveal(editor, flow, path)}
      onLeave={leave}
      aside={(at, go) => (
        <>
          <span className="finder-note">{found.length > 0 && `${at + 1} of ${found.length}`}</span>
          <IconButton
            label="Previous"
            keys={formatKeys('Shift+Enter')}
            icon={<ChevronUp />}
            onClick={() => go(-1)}
          />
          <IconButton label="Next" keys="Enter" icon={<ChevronDown />} onClick={() => go(1)} />
          <IconButton label="Close" keys={formatKeys('Escape')} icon={<X />} onClick={leave} />
        </>
      )}
      nothing={
        text.trim() === ''
          ? 'Type a name, a block, a word of a remark, or a shape such as 28 × 28.'
          : 'No node is like that.'
      }
    />
  );
}
