import { SafeStorage } from './safeStorage.ts';
import type { Editor } from './store.ts';
import type { ColourRange } from './viewState.ts';

const key = 'layerwire.colours';
const storage = new SafeStorage(() => localStorage);

/** Takes up the range of the colours that was chosen last, and keeps each choice. Returns what ends it. */
export function followColourRange(editor: Editor): () => void {
  const kept = readColourRange();
  if (kept) editor.setState({ colourRange: kept });
  return editor.subscribe(({ colourRange }, before) => {
    if (colourRange !== before.colourRange) storage.write(key, `${colourRange.of} ${colourRange.limit}`);
  });
}

function readColourRange(): ColourRange | undefined {
  const [word, limit] = storage.read(key)?.split(' ') ?? [];
  const of = (['node', 'network', 'fixed'] as const).find((each) => each === word);
  return of && isLimit(Number(limit)) ? { of, limit: Number(limit) } : undefined;
}

/** Whether colours can run from minus this to this. */
export function isLimit(limit: number): boolean {
  return limit > 0 && Number.isFinite(limit);
}
