import { ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { canvasCentre } from '../canvas/flow/canvasCentre.ts';
import { commandGroups } from '../commands/command.ts';
import { formatKeys } from '../commands/keys.ts';
import { useCommandContext } from '../commands/useCommandContext.ts';
import { BlockGlyph } from '../palette/BlockGlyph.tsx';
import { useFocusBack } from '../palette/useFocusBack.ts';
import { addBlock } from '../state/addBlock.ts';
import { reveal } from '../state/reveal.ts';
import { allEntries, type Entry, searchEntries } from './entries.ts';
import { Finder } from './Finder.tsx';
import { keepRecent, readRecent } from './recent.ts';

/** Everything that can be done, added or gone to, in one list. */
export function CommandPalette() {
  const context = useCommandContext();
  const giveFocusBack = useFocusBack();
  const [text, setText] = useState('');
  // As it was when the list was opened: what can be done depends on where the focus was.
  const [entries] = useState(() => allEntries(context));
  const [recent] = useState(readRecent);
  const found = useMemo(() => searchEntries(text, entries, recent), [text, entries, recent]);
  const { editor, flow } = context;

  const close = () => {
    // Whoever has opened something else meanwhile keeps it.
    if (editor.getState().dialog === 'commands') editor.setState({ dialog: undefined });
  };
  const leave = () => {
    close();
    giveFocusBack();
  };
  const choose = (entry: Entry) => {
    leave();
    if (entry.kind === 'command') entry.command.run(context);
    else if (entry.kind === 'block') addBlock(editor, entry.block.type, canvasCentre(flow));
    else reveal(editor, flow, entry.node.path);
    if (entry.kind !== 'node') keepRecent(entry.key);
  };

  return (
    <Finder
      label="Find a command, block or node"
      placeholder="Find a command, block or node"
      text={text}
      onText={setText}
      choices={found}
      keyOf={({ key }) => key}
      draw={(entry) => <Row entry={entry} />}
      onChoose={choose}
      onLeave={leave}
      onBlur={close}
      nothing="Nothing is called that."
    />
  );
}

function Row({ entry }: { readonly entry: Entry }) {
  if (entry.kind === 'block')
    return (
      <>
        <BlockGlyph block={entry.block.type} size={20} />
        <span className="finder-title">Add {entry.title}</span>
        <span className="finder-note">Block</span>
      </>
    );
  if (entry.kind === 'node')
    return (
      <>
        <BlockGlyph block={entry.node.node.block} size={20} />
        <span className="finder-title">
          Go to {entry.title} <code>{entry.node.path}</code>
        </span>
        <span className="finder-note">Node</span>
      </>
    );
  const { title, detail, group, keys } = entry.command;
  return (
    <>
      <ChevronRight className="finder-mark" size={14} aria-hidden="true" />
      <span className="finder-title">
        {title}
        {detail !== undefined && <span className="finder-note">, {detail}</span>}
      </span>
      {keys?.[0] === undefined ? (
        <span className="finder-note">{commandGroups[group]}</span>
      ) : (
        <kbd>{formatKeys(keys[0])}</kbd>
      )}
    </>
  );
}
