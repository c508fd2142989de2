import type { Document } from '../../document/document.ts';
import { limits } from '../../document/limits.ts';
import type { Loaded } from '../../document/loadError.ts';
import { save } from '../../document/save.ts';
import { download } from './download.ts';

/** A file that was read: with the document in it, or the reasons why there is none; or with weights, not looked into yet. */
export type OpenedFile = { readonly name: string } & (
  | {
      readonly loaded: Loaded;
      /** To save to the same file again, where the browser allows it. */
      readonly handle?: FileSystemFileHandle;
      readonly weights?: undefined;
    }
  | { readonly weights: Uint8Array; readonly loaded?: undefined }
);

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
const openTypes = [
  {
    description: 'Layerwire document or weights',
    accept: { 'application/json': ['.json'], 'application/octet-stream': ['.safetensors'] },
  },
];

/** Lets the user choose documents, and weights for the one that is open; browsers ask for a click or a key right before. None when the user changed their mind. */
export async function openFiles(): Promise<readonly OpenedFile[]> {
  try {
    const handles = await window.showOpenFilePicker?.({ types: openTypes, multiple: true });
    if (handles)
      return await Promise.all(
        handles.map(async (handle) => {
          const file = await readFile(await handle.getFile());
          return file.loaded ? { ...file, handle } : file;
        }),
      );
  } catch (error) {
    if (isAbort(error)) return [];
  }
  return Promise.all((await chooseFiles()).map(readFile));
}

/** Reads a file that was chosen or dropped, through the same checks as every document. */
export async function readFile(file: File): Promise<OpenedFile> {
  const { name } = file;
  const refuse = (message: string): OpenedFile => ({ name, loaded: { errors: [{ path: '', message }] } });
  // A character of the text takes one to four bytes: what is larger cannot be read anyway.
  if (file.size > 4 * limits.file)
    return refuse(`${name} is too large to be opened: it has ${file.size} bytes.`);
  try {
    if (/\.safetensors$/i.test(name)) return { name, weights: new Uint8Array(await file.arrayBuffer()) };
    const text = await file.text();
    // No text has such a character, and nearly every other file has some.
    if (text.includes('\0')) return refuse('It is no text, and graphs are saved as JSON texts.');
    const { load } = await import('../../document/load.ts');
    return { name, loaded: load(text) };
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
      await write(handle, save(document));
      return { name: handle.name, handle };
    }
  } catch (error) {
    if (isAbort(error)) return undefined;
  }
  download(name, new Blob([save(document)], { type: 'application/json' }));
  return { name };
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

async function write(handle: FileSystemFileHandle, text: string): Promise<void> {
  const file = await handle.createWritable();
  try {
    await file.write(text);
  } catch (error) {
    // Without this the file stays locked; what is in it stays as it was either way.
    await file.abort();
    throw error;
  }
  await file.close();
}

function chooseFiles(): Promise<readonly File[]> {
  const input = window.document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json,.safetensors';
  input.multiple = true;
  return new Promise((done) => {
    input.addEventListener('change', () => done([...(input.files ?? [])]));
    input.addEventListener('cancel', () => done([]));
    input.click();
  });
}
