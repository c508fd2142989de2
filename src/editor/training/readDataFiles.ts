import type { Reading } from '../../data/fault.ts';
import type { Picture } from '../../data/readers/readPictures.ts';

/**
 * Lets files be chosen, or a folder of folders of pictures, and reads a data set from them by their names; `undefined` when the user changed
 * their mind.
 */
export async function chooseDataFiles(what: 'files' | 'folder'): Promise<Reading | undefined> {
  const input = window.document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = what === 'folder';
  const files = await new Promise<readonly File[]>((done) => {
    input.addEventListener('change', () => done([...(input.files ?? [])]));
    input.addEventListener('cancel', () => done([]));
    input.click();
  });
  const [first] = files;
  if (!first) return undefined;
  if (what === 'files') return readFiles(files);
  // What else lies in a folder, such as notes and what systems keep there, is none of the examples.
  const pictures = files.filter(({ name }) => /\.(png|jpe?g|webp|gif)$/i.test(name));
  if (pictures.length > 0) return readFiles(pictures);
  const [file = ''] = first.webkitRelativePath.split('/');
  const message = 'There is no picture in it. Choose a folder with a folder of pictures for each class.';
  return { dataset: undefined, faults: [{ file, message }] };
}

async function readFiles(files: readonly File[]): Promise<Reading> {
  const [given, { readDataset }] = await Promise.all([
    Promise.all(
      files.map(async (file) => ({
        path: file.webkitRelativePath || file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    ),
    import('../../data/readers/readDataset.ts'),
  ]);
  return readDataset(given, { decode: decodePicture });
}

async function decodePicture(bytes: Uint8Array, channels: 1 | 3): Promise<Picture | undefined> {
  try {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    if (!context) return undefined;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const pixels = new Uint8Array(width * height * channels);
    for (let i = 0; i < width * height; i++) {
      const [red = 0, green = 0, blue = 0] = data.subarray(4 * i, 4 * i + 3);
      if (channels === 3) pixels.set([red, green, blue], 3 * i);
      else pixels[i] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
    }
    return { width, height, bytes: pixels };
  } catch {
    // The browser says no more than that it is no picture.
    return undefined;
  }
}
