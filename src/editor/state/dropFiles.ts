import { type OpenedFile, readFile } from './files.ts';

interface Listener {
  /** How many files are over the page; `undefined` once they are dropped or gone. */
  readonly onOver: (files: number | undefined) => void;
  readonly onDrop: (files: readonly OpenedFile[]) => void;
}

/**
 * Calls back for files that are dragged over the page and dropped on it, but where something of its own takes them. Gives back
 * a function that ends it.
 */
export function listenForDrops({ onOver, onDrop }: Listener): () => void {
  const over = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    const taken = event.defaultPrevented;
    // Otherwise the browser leaves the page to show the file.
    event.preventDefault();
    onOver(taken ? undefined : Math.max(1, event.dataTransfer?.items?.length ?? 1));
  };
  const leave = (event: DragEvent) => {
    // Leaving one thing for another inside of the page is no leaving.
    if (event.relatedTarget === null) onOver(undefined);
  };
  const drop = async (event: DragEvent) => {
    onOver(undefined);
    if (event.defaultPrevented || !carriesFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) onDrop(await Promise.all(files.map(readFile)));
  };
  window.addEventListener('dragover', over);
  window.addEventListener('dragleave', leave);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('dragleave', leave);
    window.removeEventListener('drop', drop);
  };
}

function carriesFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
