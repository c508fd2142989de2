import type { Document } from '../../document/document.ts';
import { describeError, type Loaded } from '../../document/loadError.ts';
import { Autosave, type Restored } from './autosave.ts';
import type { Kept } from './documentStore.ts';
import { openDocument } from './edit.ts';
import { listenForFiles, type OpenedFile, openFile, saveFile } from './files.ts';
import { keepView, keptView } from './keptView.ts';
import { notify } from './notify.ts';
import { listenForLinks, takeLink } from './share.ts';
import type { Editor } from './store.ts';

/** The documents of this browser, and how they come in and out: what is open is kept, what is opened is a new one. */
export interface Library {
  /** Shows what the address links to, else what this tab worked on last, else the fallback, as a new document. */
  start(fallback: () => Document): Promise<void>;
  /** Opens a document as a new one; one that is untouched, such as a sample, is only kept once it changes. */
  open(document: Document, how?: { readonly untouched?: boolean }): Promise<void>;
  openFile(): Promise<void>;
  saveFile(): Promise<void>;
  recent(): Promise<readonly Kept[]>;
  openRecent(id: string): Promise<void>;
}

export function createLibrary(editor: Editor): Library {
  const autosave = new Autosave({ onTrouble: (text) => notify(editor, { tone: 'error', text }) });
  let file: FileSystemFileHandle | undefined;
  /** The document as it was opened, until it changes: only what comes after is worth keeping. */
  let untouched: Document | undefined;

  const show = (document: Document, from?: FileSystemFileHandle) => {
    file = from;
    untouched = document;
    openDocument(editor, document, keptView(autosave.current));
  };
  const showNew = async (loaded: Loaded, what: string, from?: FileSystemFileHandle) => {
    if (loaded.document) {
      await autosave.begin(loaded.document);
      show(loaded.document, from);
    } else refuse(editor, loaded, what);
  };
  const showFile = ({ name, loaded, handle }: OpenedFile) => showNew(loaded, name, handle);
  const showRestored = ({ document, copy }: Restored) => {
    show(document);
    if (copy)
      notify(editor, { tone: 'info', text: 'This graph is open in another tab: this is a copy of it.' });
  };

  return {
    async start(fallback) {
      autosave.start();
      const linked = await takeLink();
      const restored = linked?.document ? undefined : await autosave.restore();
      if (linked?.document) await showNew(linked, 'The link');
      else if (restored) showRestored(restored);
      else {
        const document = fallback();
        await autosave.begin(document, { untouched: true });
        if (editor.getState().history.present !== document) show(document);
        else untouched = document;
      }
      if (linked?.errors) refuse(editor, linked, 'The link');
      editor.subscribe((now, before) => {
        if (now.collapsed !== before.collapsed || now.entered !== before.entered)
          keepView(autosave.current, now);
      });
      editor.subscribe((now, before) => {
        const { present } = now.history;
        if (present === before.history.present || present === untouched) return;
        untouched = undefined;
        autosave.save(present);
      });
      listenForLinks((loaded) => void showNew(loaded, 'The link'));
      listenForFiles((dropped) => void showFile(dropped));
    },
    async open(document, how) {
      await autosave.begin(document, how);
      show(document);
    },
    async openFile() {
      const chosen = await openFile();
      if (chosen) await showFile(chosen);
    },
    async saveFile() {
      const saved = await saveFile(editor.getState().history.present, file);
      if (!saved) return;
      file = saved.handle ?? file;
      notify(editor, { tone: 'info', text: `Saved as ${saved.name}.` });
    },
    recent: () => autosave.recent(),
    async openRecent(id) {
      const restored = await autosave.open(id);
      if (restored) showRestored(restored);
      else notify(editor, { tone: 'error', text: 'This graph can no longer be read.' });
    },
  };
}

function refuse(editor: Editor, { errors = [] }: Loaded, what: string): void {
  const [first, ...others] = errors;
  if (!first) return;
  const more = others.length > 0 ? ` And ${others.length} more.` : '';
  notify(editor, { tone: 'error', text: `${what} was not opened. ${describeError(first)}${more}` });
}
