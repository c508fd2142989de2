import type { Editor } from './store.ts';

const key = 'layerwire.visited';

/** Shows someone who is here for the first time what to try; once it has been tried, the browser remembers. */
export function hintOnce(editor: Editor, hint: string): void {
  if (wasHere()) return;
  editor.setState({ hint });
  const stop = editor.subscribe((now) => {
    if (now.hint !== undefined) return;
    stop();
    remember();
  });
}

/** Whether someone has tried the editor in this browser before. */
export function wasHere(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(key, 'yes');
  } catch {
    // The browser keeps nothing: the hint comes again next time.
  }
}
