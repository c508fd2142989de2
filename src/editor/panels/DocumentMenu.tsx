import { DropdownMenu } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { load } from '../../document/load.ts';
import { samples } from '../../samples/index.ts';
import { graphs } from '../commands/documents.ts';
import type { Kept } from '../state/documentStore.ts';
import { emptyDocument } from '../state/emptyDocument.ts';
import { useEditor, useLibrary } from '../state/useEditor.ts';
import { formatAgo } from './formatAgo.ts';
import { NewMenuLabel } from './NewMenuLabel.tsx';

/** How many of the recent graphs the menu lists; the dialog has them all. */
const most = 5;

/** The menu itself, open from the start: it is fetched when it is wanted for the first time. */
export function DocumentMenu() {
  const editor = useEditor();
  const library = useLibrary();
  const [recent, setRecent] = useState<readonly Kept[]>([]);
  const openSample = async (given: unknown, hint: string) => {
    const { document } = load(given);
    if (!document) return;
    await library.open(document, { untouched: true });
    editor.setState({ hint });
  };
  /** Who has pointed at what to open goes on there: the next key must not draw a ring around the button. */
  const byPointer = useRef(false);
  const readRecent = () => void library.recent().then((kept) => setRecent(kept.slice(0, most)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the menu starts open; then at every opening.
  useEffect(readRecent, []);
  return (
    <DropdownMenu.Root modal={false} defaultOpen onOpenChange={(open) => open && readRecent()}>
      <DropdownMenu.Trigger className="button">
        <NewMenuLabel />
      </DropdownMenu.Trigger>
      {/* In the bar, whose region it belongs to for those who go from region to region. */}
      <DropdownMenu.Portal container={document.querySelector<HTMLElement>('.top-bar')}>
        <DropdownMenu.Content
          className="menu floating"
          align="end"
          sideOffset={4}
          tabIndex={0}
          onPointerUp={() => {
            byPointer.current = true;
          }}
          onKeyDown={() => {
            byPointer.current = false;
          }}
          onCloseAutoFocus={(event) => byPointer.current && event.preventDefault()}
        >
          <DropdownMenu.Item onSelect={() => void library.open(emptyDocument, { untouched: true })}>
            Empty graph
          </DropdownMenu.Item>
          {recent.length > 0 && (
            <>
              <DropdownMenu.Separator />
              <DropdownMenu.Label>Recent</DropdownMenu.Label>
              {recent.map(({ id, title, saved }) => (
                <DropdownMenu.Item key={id} onSelect={() => void library.openRecent(id)}>
                  <span className="menu-text">{title || 'Untitled graph'}</span>
                  <span className="menu-note">{formatAgo(Date.now() - saved)}</span>
                </DropdownMenu.Item>
              ))}
              <DropdownMenu.Item onSelect={() => editor.setState({ dialog: 'graphs' })}>
                {graphs.title}…
              </DropdownMenu.Item>
            </>
          )}
          <DropdownMenu.Separator />
          <DropdownMenu.Label>Samples</DropdownMenu.Label>
          {samples.map(({ name, title, hint, document }) => (
            <DropdownMenu.Item key={name} textValue={title} onSelect={() => void openSample(document, hint)}>
              <span className="menu-title">{title}</span>
              <span className="menu-hint">{hint}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
