import { ChevronDown } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { load } from '../../document/load.ts';
import { samples } from '../../samples/index.ts';
import { openDocument } from '../state/edit.ts';
import { emptyDocument } from '../state/emptyDocument.ts';
import { useEditor } from '../state/useEditor.ts';

/** Begins another graph: an empty one, or one of the samples. What was open stays among the recent ones. */
export function NewMenu() {
  const editor = useEditor();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button">
        New
        <ChevronDown size={14} aria-hidden="true" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu floating" align="start" sideOffset={4}>
          <DropdownMenu.Item onSelect={() => openDocument(editor, emptyDocument)}>
            Empty graph
          </DropdownMenu.Item>
          <DropdownMenu.Separator />
          <DropdownMenu.Label>Samples</DropdownMenu.Label>
          {samples.map(({ name, title, document }) => (
            <DropdownMenu.Item
              key={name}
              onSelect={() => {
                const loaded = load(document);
                if (loaded.document) openDocument(editor, loaded.document);
              }}
            >
              {title}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
