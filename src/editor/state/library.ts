import type { Document } from '../../document/document.ts';
import { setTitle } from '../../document/edits.ts';
import { describeError, type Loaded } from '../../document/loadError.ts';
import { Autosave, type LostTo, type Restored } from './autosave.ts';
import type { Kept } from './documentStore.ts';
import { listenForDrops } from './dropFiles.ts';
import { edit, openDocument } from './edit.ts';
import { type OpenedFile, openFiles, saveFile } from './files.ts';
import { keepView, keptView } from './keptView.ts';
import { notify } from './notify.ts';
import { listenForLinks, takeLink } from './share.ts';
import type { Snapshot } from './snapshots.ts';
import type { Editor } from './store.ts';

/** A kept document, as lists of them show it. */
export interface Recent extends Kept {
  /** Whether it is the one that this tab has open. */
  readonly isOpen: boolean;
}

/** The documents of this browser, and how they come in and out: what is open is kept, what is opened is a new one. */
export interface Library {
  /** Shows what the address links to, else what this tab worked on last, else the fallback, as a new document. */
  start(fallback: () => Document): Promise<void>;
  /** Opens a document as a new one; one that is untouched, such as a sample, is only kept once it changes. */
  open(document: Document, how?: { readonly untouched?: boolean }): Promise<void>;
  openFile(): Promise<void>;
  saveFile(): Promise<void>;
  /** Last changed first. */
  recent(): Promise<readonly Recent[]>;
  openRecent(id: string): Promise<void>;
  /** Gives why not, in a sentence, where it cannot be. */
  renameRecent(id: string, title: string): Promise<string | undefined>;
  /** Forgets a document, and gives what brings it back; `undefined` when it is open in some tab. */
  removeRecent(id: string): Promise<(() => Promise<void>) | undefined>;
  /** Earlier states of the open document, newest first. */
  snapshots(): Promise<readonly Snapshot[]>;
  readSnapshot(taken: number): Promise<Document | undefined>;
  /** Makes the open document what it was, in one undo step; what it is now becomes a snapshot. */
  goBack(earlier: Document): Promise<void>;
}

/** So many undone steps are worth a snapshot when they can no longer be redone. */
const worthKeeping = 3;

export function createLibrary(editor: Editor): Library {
  const autosave = new Autosave({
    onTrouble(unkept) {
      editor.setState({ unkept });
      notify(editor, { tone: 'error', text: unkept });
    },
    onRecovered() {
      editor.setState({ unkept: undefined });
      notify(editor, { tone: 'info', text: 'Your work is kept in this browser again.' });
    },
    onLost: (how) => notify(editor, { tone: 'info', text: lost[how] }),
  });
  const { shelf } = autosave;
  let file: FileSystemFileHandle | undefined;
  /** The document as it was opened, until it changes: only what comes after is worth keeping. */
  let untouched: Document | undefined;

  const show = (document: Document, from?: FileSystemFileHandle) => {
    file = from;
    untouched = document;
    openDocument(editor, document, keptView(autosave.id));
  };
  const showNew = async (loaded: Loaded, what: string, from?: FileSystemFileHandle) => {
    if (loaded.document) {
      await autosave.begin(loaded.document);
      show(loaded.document, from);
    } else refuse(editor, loaded, what);
  };
  const showFiles = async (files: readonly OpenedFile[]) => {
    for (const { name, loaded, handle } of files.filter(isDocument)) await showNew(loaded, name, handle);
    // Weights come behind the graphs: one that comes with them is what they are for.
    for (const { name, weights } of files) {
      if (!weights) continue;
      const { takeWeights } = await import('./weightFiles.ts');
      takeWeights(editor, name, weights);
    }
    const opened = files.filter(({ loaded }) => loaded?.document).length;
    if (opened > 1) {
      const text = `${opened} graphs were opened. This is the last one; the others are among your graphs.`;
      notify(editor, { tone: 'info', text });
    }
  };
  const showRestored = ({ document, copy, id }: Restored) => {
    show(document);
    if (copy)
      notify(editor, {
        tone: 'info',
        text: 'This graph is open in another tab: this is a copy of it.',
        action: { label: 'Take over', run: () => void openKept(id, { take: true }) },
      });
  };
  const openKept = async (id: string, how?: { readonly take?: boolean }) => {
    const restored = await autosave.open(id, how);
    if (restored) showRestored(restored);
    else notify(editor, { tone: 'error', text: 'This graph can no longer be read.' });
  };

  return {
    async start(fallback) {
      autosave.start();
      const linked = await takeLink();
      const restored = linked?.document ? undefined : await autosave.restore();
      // The page can be edited before it is known what it should show.
      const { present, past } = editor.getState().history;
      const begun = past.length > 0 ? present : undefined;
      if (linked?.document || restored) {
        if (begun) await shelf.add(begun);
        if (linked) await showNew(linked, 'The link');
        if (restored) showRestored(restored);
      } else {
        const document = begun ?? fallback();
        await autosave.begin(document, { untouched: !begun });
        if (editor.getState().history.present !== document) show(document);
        else untouched = document;
      }
      if (linked?.errors) refuse(editor, linked, 'The link');
      editor.subscribe((now, before) => {
        const isKept =
          now.collapsed === before.collapsed &&
          now.unrolled === before.unrolled &&
          now.entered === before.entered;
        if (!isKept) keepView(autosave.id, now);
      });
      editor.subscribe((now, before) => {
        const { present, future } = now.history;
        if (present === before.history.present || present === untouched) return;
        untouched = undefined;
        const undone = before.history.future;
        if (undone.length >= worthKeeping && future.length === 0) {
          const last = undone.at(-1);
          if (last) autosave.snapshot(last.document, 'undone');
        }
        autosave.save(present);
      });
      listenForLinks((loaded) => void showNew(loaded, 'The link'));
      listenForDrops({
        onOver(dropping) {
          if (dropping !== editor.getState().dropping) editor.setState({ dropping });
        },
        onDrop: (files) => void showFiles(files),
      });
    },
    async open(document, how) {
      await autosave.begin(document, how);
      show(document);
    },
    async openFile() {
      await showFiles(await openFiles());
    },
    async saveFile() {
      const saved = await saveFile(editor.getState().history.present, file);
      if (!saved) return;
      file = saved.handle ?? file;
      notify(editor, { tone: 'info', text: `Saved as ${saved.name}.` });
    },
    async recent() {
      await autosave.flush();
      return (await shelf.recent()).map((kept) => ({ ...kept, isOpen: kept.id === autosave.id }));
    },
    openRecent: openKept,
    async renameRecent(id, title) {
      const rename = (document: Document) => setTitle(document, title);
      if (id === autosave.id) edit(editor, rename);
      else if (!(await shelf.change(id, rename)))
        return 'It was not renamed, as it is open in another tab: rename it there.';
      return undefined;
    },
    async removeRecent(id) {
      const removed = id === autosave.id ? undefined : await shelf.remove(id);
      return removed && (() => shelf.putBack(removed));
    },
    async snapshots() {
      await autosave.flush();
      return autosave.id === undefined ? [] : shelf.snapshots(autosave.id);
    },
    async readSnapshot(taken) {
      return autosave.id === undefined ? undefined : shelf.readSnapshot(autosave.id, taken);
    },
    async goBack(earlier) {
      autosave.snapshot(editor.getState().history.present, 'replaced');
      edit(editor, () => earlier, { room: false });
      await autosave.flush();
    },
  };
}

const lost = {
  taken: 'Another tab took this graph over. What you change here from now on is kept as a copy.',
  changed: 'This graph was changed in another tab as well. Yours is kept as a copy, and nothing is lost.',
} satisfies Record<LostTo, string>;

function isDocument(file: OpenedFile): file is Extract<OpenedFile, { readonly loaded: Loaded }> {
  return file.loaded !== undefined;
}

function refuse(editor: Editor, { errors = [] }: Loaded, what: string): void {
  const [first, ...others] = errors;
  if (!first) return;
  const more = others.length > 0 ? ` And ${others.length} more.` : '';
  notify(editor, { tone: 'error', text: `${what} was not opened. ${describeError(first)}${more}` });
}
