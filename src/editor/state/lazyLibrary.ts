import type { Library } from './library.ts';
import type { Editor } from './store.ts';

/** The library, whose code comes after the first paint: until then, whatever it is asked for waits. */
export function lazyLibrary(editor: Editor): Library {
  const library = import('./library.ts').then(({ createLibrary }) => createLibrary(editor));
  return {
    start: async (fallback) => (await library).start(fallback),
    open: async (document, how) => (await library).open(document, how),
    openFile: async () => (await library).openFile(),
    saveFile: async () => (await library).saveFile(),
    recent: async () => (await library).recent(),
    openRecent: async (id) => (await library).openRecent(id),
    renameRecent: async (id, title) => (await library).renameRecent(id, title),
    removeRecent: async (id) => (await library).removeRecent(id),
    snapshots: async () => (await library).snapshots(),
    readSnapshot: async (taken) => (await library).readSnapshot(taken),
    goBack: async (earlier) => (await library).goBack(earlier),
  };
}
