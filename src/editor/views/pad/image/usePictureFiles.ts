import { type ClipboardEvent, type DragEvent, useState } from 'react';
import type { Image } from '../../pictureKind.ts';
import type { Strokes } from '../useStrokes.ts';
import { readPictureFile } from './pictureReader.ts';

export interface PictureFiles {
  /** What is wrong with the last file. */
  readonly fault: string | undefined;
  take(file: File): void;
  /** What the pad listens to: files that are dropped and pictures that are pasted on it. */
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
    readonly onPaste: (event: ClipboardEvent) => void;
  };
}

/** Pictures from files as what a pad shows, each one step. */
export function usePictureFiles(
  picture: Image,
  strokes: Pick<Strokes, 'put' | 'end'>,
  onFault: () => void,
): PictureFiles {
  const [fault, setFault] = useState<string>();

  async function take(file: File): Promise<void> {
    const bytes = await readPictureFile(file, picture);
    setFault(
      bytes
        ? undefined
        : `${file.name || 'What was pasted'} is no picture that the browser can read. Take a PNG or a JPEG.`,
    );
    if (!bytes) return onFault();
    strokes.end();
    strokes.put(bytes);
    strokes.end();
  }

  function takeFirst(files: FileList | undefined, event: DragEvent | ClipboardEvent): void {
    const [file] = files ?? [];
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    void take(file);
  }

  return {
    fault,
    take: (file) => void take(file),
    handlers: {
      onDragOver(event) {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      },
      onDrop: (event) => takeFirst(event.dataTransfer.files, event),
      onPaste: (event) => takeFirst(event.clipboardData.files, event),
    },
  };
}
