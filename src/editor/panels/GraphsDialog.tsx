import { Pencil, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Recent } from '../state/library.ts';
import { notify } from '../state/notify.ts';
import { useEditor, useLibrary } from '../state/useEditor.ts';
import { Dialog } from './Dialog.tsx';
import { formatDay, formatTime } from './formatDate.ts';
import { IconButton } from './IconButton.tsx';
import './keep.css';

interface Message {
  readonly text: string;
  readonly undo?: () => Promise<void>;
}

/** All graphs that this browser keeps: to open, to rename and to remove. */
export function GraphsDialog() {
  const editor = useEditor();
  const library = useLibrary();
  const [recent, setRecent] = useState<readonly Recent[]>();
  const [message, setMessage] = useState<Message>();
  const read = useCallback(() => library.recent().then(setRecent), [library]);
  useEffect(() => void read(), [read]);

  // What was just removed can be brought back for a while after the dialog is closed, too.
  const pending = useRef<Message>(undefined);
  pending.current = message;
  useEffect(
    () => () => {
      const { text, undo } = pending.current ?? {};
      if (text !== undefined && undo)
        notify(editor, { tone: 'info', text, action: { label: 'Undo', run: () => void undo() } });
    },
    [editor],
  );

  const remove = async ({ id, title }: Recent) => {
    const undo = await library.removeRecent(id);
    setMessage(
      undo
        ? { text: `“${title || 'Untitled graph'}” was removed from this browser.`, undo }
        : { text: 'It was not removed, as it is open in another tab: close it there first.' },
    );
    await read();
  };
  const rename = async ({ id }: Recent, title: string) => {
    const refused = await library.renameRecent(id, title);
    setMessage(refused === undefined ? undefined : { text: refused });
    await read();
  };
  const undo = async () => {
    await message?.undo?.();
    setMessage(undefined);
    await read();
  };
  return (
    <Dialog title="Your graphs">
      <div className="graphs-message" role="status">
        {message && (
          <>
            <span>{message.text}</span>
            {message.undo && (
              <button type="button" className="button" data-size="small" onClick={() => void undo()}>
                Undo
              </button>
            )}
          </>
        )}
      </div>
      {recent?.length === 0 && (
        <p className="quiet keep-empty">
          What you draw is kept in this browser, and listed here. Samples are, once you change them.
        </p>
      )}
      <ul className="graphs">
        {recent?.map((each) => (
          <GraphRow
            key={each.id}
            graph={each}
            onRename={(title) => void rename(each, title)}
            onRemove={() => void remove(each)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface RowProps {
  readonly graph: Recent;
  readonly onRename: (title: string) => void;
  readonly onRemove: () => void;
}

function GraphRow({ graph, onRename, onRemove }: RowProps) {
  const editor = useEditor();
  const library = useLibrary();
  const [renaming, setRenaming] = useState(false);
  const { id, title, nodes, saved, isOpen } = graph;
  const name = title || 'Untitled graph';
  const open = () => {
    editor.setState({ dialog: undefined });
    if (!isOpen) void library.openRecent(id);
  };
  return (
    <li>
      {renaming ? (
        <TitleField
          title={title ?? ''}
          onEnd={(changed) => {
            setRenaming(false);
            if (changed !== undefined && changed !== title) onRename(changed);
          }}
        />
      ) : (
        <button type="button" className="graphs-open" onClick={open}>
          <span className="graphs-title">{name}</span>
          {isOpen && <span className="graphs-here">open now</span>}
          <span className="graphs-note">
            {nodes} {nodes === 1 ? 'node' : 'nodes'}
          </span>
          <time className="graphs-note" dateTime={new Date(saved).toISOString()}>
            {formatDay(saved, Date.now())}, {formatTime(saved)}
          </time>
        </button>
      )}
      <IconButton label={`Rename ${name}`} icon={<Pencil />} onClick={() => setRenaming(true)} />
      <IconButton label={`Remove ${name}`} icon={<Trash2 />} disabled={isOpen} onClick={onRemove} />
    </li>
  );
}

interface FieldProps {
  readonly title: string;
  /** With the new title, or without when it is to stay as it was. */
  readonly onEnd: (title?: string) => void;
}

function TitleField({ title, onEnd }: FieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <input
      ref={field}
      className="graphs-field"
      aria-label="New title"
      maxLength={200}
      defaultValue={title}
      onBlur={(event) => onEnd(event.target.value.trim())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key !== 'Escape') return;
        // Escape ends the renaming, and leaves the dialog open.
        event.preventDefault();
        onEnd();
      }}
    />
  );
}
