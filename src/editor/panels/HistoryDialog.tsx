import { useEffect, useState } from 'react';
import type { Document } from '../../document/document.ts';
import { notify } from '../state/notify.ts';
import type { Snapshot, SnapshotReason } from '../state/snapshots.ts';
import { useEditor, useLibrary } from '../state/useEditor.ts';
import { Dialog } from './Dialog.tsx';
import { formatDay, formatTime } from './formatDate.ts';
import { Miniature } from './Miniature.tsx';
import './keep.css';

const reasons = {
  work: 'While you worked',
  opened: 'As it was opened',
  removal: 'Before much was removed',
  weights: 'Before its weights changed',
  replaced: 'Before you went back',
  undone: 'What had been undone',
} satisfies Record<SnapshotReason, string>;

/** The snapshots of the open graph by date, to look at and to go back to. */
export function HistoryDialog() {
  const library = useLibrary();
  const [snapshots, setSnapshots] = useState<readonly Snapshot[]>();
  const [chosen, setChosen] = useState<Snapshot>();
  useEffect(() => {
    void library.snapshots().then((found) => {
      setSnapshots(found);
      setChosen(found[0]);
    });
  }, [library]);
  return (
    <Dialog title="History">
      {snapshots?.length === 0 && (
        <p className="quiet keep-empty">
          There is nothing to go back to yet. Layerwire keeps the graph as it was every few minutes of work,
          and before much of it is removed.
        </p>
      )}
      {snapshots && snapshots.length > 0 && (
        <div className="history">
          <div className="history-list">
            {byDay(snapshots).map(([day, taken]) => (
              <section key={day} aria-label={day}>
                <h3 className="heading">{day}</h3>
                {taken.map((each) => (
                  <button
                    key={each.taken}
                    type="button"
                    className="history-entry"
                    aria-pressed={each === chosen}
                    onClick={() => setChosen(each)}
                  >
                    <time dateTime={new Date(each.taken).toISOString()}>{formatTime(each.taken)}</time>
                    <span>{reasons[each.reason]}</span>
                    <span className="history-count">{countsOf(each)}</span>
                  </button>
                ))}
              </section>
            ))}
          </div>
          {chosen && <Preview key={chosen.taken} snapshot={chosen} />}
        </div>
      )}
    </Dialog>
  );
}

/** What the graph was, and what can be done with it. */
function Preview({ snapshot }: { readonly snapshot: Snapshot }) {
  const editor = useEditor();
  const library = useLibrary();
  const [document, setDocument] = useState<Document | 'unreadable'>();
  useEffect(() => {
    let current = true;
    void library.readSnapshot(snapshot.taken).then((found) => current && setDocument(found ?? 'unreadable'));
    return () => {
      current = false;
    };
  }, [library, snapshot]);
  if (document === undefined) return <div className="history-preview" />;
  if (document === 'unreadable')
    return <p className="history-preview quiet">This state of the graph can no longer be read.</p>;

  const when = `${formatDay(snapshot.taken, Date.now())}, ${formatTime(snapshot.taken)}`;
  const goBack = () => {
    editor.setState({ dialog: undefined });
    void library.goBack(document);
    notify(editor, {
      tone: 'info',
      text: `The graph is as it was: ${when}. Undo brings back what it was since.`,
    });
  };
  const openCopy = () => {
    editor.setState({ dialog: undefined });
    void library.open(document);
  };
  return (
    <div className="history-preview">
      <p className="history-title">{snapshot.title ?? 'Untitled graph'}</p>
      <Miniature document={document} label={`The graph as it was: ${when}`} />
      <div className="history-actions">
        <button type="button" className="button" onClick={openCopy}>
          Open as a new graph
        </button>
        <button type="button" className="button" data-primary="true" onClick={goBack}>
          Go back to this
        </button>
      </div>
    </div>
  );
}

function byDay(
  snapshots: readonly Snapshot[],
): readonly (readonly [day: string, taken: readonly Snapshot[]])[] {
  const days = new Map<string, Snapshot[]>();
  for (const each of snapshots) {
    const day = formatDay(each.taken, Date.now());
    days.set(day, [...(days.get(day) ?? []), each]);
  }
  return [...days];
}

function countsOf({ nodes, wires }: Snapshot): string {
  return `${nodes} node${nodes === 1 ? '' : 's'}, ${wires} wire${wires === 1 ? '' : 's'}`;
}
