import { SafeStorage } from './safeStorage.ts';
import type { Editor } from './store.ts';

const key = 'layerwire.minimap';
const storage = new SafeStorage(() => localStorage);

/** Whether the minimap was open last. */
export function readMinimap(): boolean {
  return storage.read(key) === 'open';
}

export function toggleMinimap(editor: Editor): void {
  const { open } = editor.getState();
  if (open.minimap) storage.remove(key);
  else storage.write(key, 'open');
  editor.setState({ open: { ...open, minimap: !open.minimap } });
}
