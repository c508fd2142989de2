import type { Notice } from './notices.ts';
import type { Editor } from './store.ts';

let last = 0;

/** Shows a message for a while. The same message twice is shown once. */
export function notify(editor: Editor, notice: Omit<Notice, 'id'>): void {
  const id = ++last;
  editor.setState(({ notices }) => ({
    notices: [...notices.filter(({ text }) => text !== notice.text), { ...notice, id }].slice(-3),
  }));
}

export function dismiss(editor: Editor, id: number): void {
  editor.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}
