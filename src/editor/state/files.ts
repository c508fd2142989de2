import type { Document } from '../../document/document.ts';
import { limits } from '../../document/limits.ts';
import type { Loaded } from '../../document/loadError.ts';
import { save } from '../../document/save.ts';
import { download } from './download.ts';

/** A file that was read, with the document in it or the reasons why there is none. */
export interface OpenedFile {
  readonly name: string;
  readonly loaded: Loaded;
  /** To save to the same file again, where the browser allows it. */
  readonly handle?: FileSystemFileHandle;
}

export interface SavedFile {
  readonly name: string;
  readonly handle?: FileSystemFileHandle;
}

declare global {
  /** The pickers of some browsers, which the types of the platform do not have yet. */
  interface Window {
    showOpenFilePicker?(options: object): Promise<readonly FileSystemFileHandle[]>;
    showSaveFilePicker?(options: object): Promise<FileSystemFileHandle>;
  }
}

const types = [{ description: 'Layerwire document', accept: { 'application/json': ['.json'] } }];

/** Lets the user choose a document; browsers ask for a click or a key right before. `undefined` when the user changed their mind. */
export async function openFile(): Promise<OpenedFile | undefined> {
  try {
    if (window.showOpenFilePicker) {
      const [handle] = await window.showOpenFilePicker({ types });
      return handle && { ...(await readFile(await handle.getFile())), handle };
    }
  } catch (error) {
    if (isAbort(error)) return undefined;
  }
  const file = await chooseFile();
  return file && readFile(file);
}

/** Reads a file that was chosen or dropped, through the same checks as every document. */
export async function readFile(file: File): Promise<OpenedFile> {
  const { name } = file;
  const refuse = (message: string): OpenedFile => ({ name, loaded: { errors: [{ path: '', message }] } });
  // A character of the text takes one to four bytes: what is larger cannot be read anyway.
  if (file.size > 4 * limits.file)
    return refuse(`${name} is too large for a document: it has ${file.size} bytes.`);
  try {
    const { load } = await import('../../document/load.ts');
    return { name, loaded: load(await file.text()) };
  } catch {
    return refuse(`${name} could not be read. It may have been moved or deleted.`);
  }
}

/**
 * Saves a document: to the file that it came from, when its handle is given, else to one that the user chooses; as a
 * download where there is no picker or it fails. `undefined` when the user changed their mind.
 */
export async function saveFile(
  document: Document,
  to?: FileSystemFileHandle,
): Promise<SavedFile | undefined> {
  const name = fileName(document);
  try {
    const handle = to ?? (await window.showSaveFilePicker?.({ suggestedName: name, types }));
    if (handle) {
      const file = await handle.createWritable();
      await file.write(save(document));
      await file.close();
      return { name: handle.name, handle };
    }
  } catch (error) {
    if (isAbort(error)) return undefined;
  }
  download(name, new Blob([save(document)], { type: 'application/json' }));
  return { name };
}

/** Calls back for every file that is dropped on the page, but where something of its own takes it. Gives back a function that ends it. */
export function listenForFiles(onFile: (opened: OpenedFile) => void): () => void {
  const over = (event: DragEvent) => {
    if (!event.defaultPrevented && event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const drop = async (event: DragEvent) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    // Otherwise the browser leaves the page to show the file.
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) onFile(await readFile(file));
  };
  window.addEventListener('dragover', over);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
  };
}

/** A name for the file, from the title: `Which digit?` → `Which digit.json`. */
export function fileName({ title = '' }: Document): string {
  const kept = title
    .replace(/[^\p{L}\p{M}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[...kept].slice(0, 80).join('').trim() || 'network'}.json`;
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function chooseFile(): Promise<File | undefined> {
  const input = window.document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  return new Promise((done) => {
    input.addEventListener('change', () => done(input.files?.[0]));
    input.addEventListener('cancel', () => done(undefined));
    input.click();
  });
}
