import type { Image } from '../../pictureKind.ts';
import type { Size } from '../../pictureSize.ts';
import { averageBlocks } from './averageBlocks.ts';
import { cropTo } from './cropTo.ts';

/** What a browser can draw: a decoded file, or a video that is playing. */
type Drawable = ImageBitmap | HTMLVideoElement;

/** Gives the bytes (height, width, channels) of the middle of what is drawn, scaled to the picture. */
export type PictureReader = (source: Drawable, size: Size) => Uint8Array<ArrayBuffer>;

/** How many pixels at most, along each side, become one. */
const mostAveraged = 8;

/** Reads one picture after the other for a picture of this form; what is transparent lies on white. */
export function createPictureReader({ width, height, channels }: Omit<Image, 'kind'>): PictureReader {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (source, size) => {
    if (!context) throw new Error('There is always a context of two dimensions.');
    const crop = cropTo(size, { width, height });
    const side = Math.min(mostAveraged, Math.max(1, Math.floor(crop.width / width)));
    Object.assign(canvas, { width: width * side, height: height * side });
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, crop.x, crop.y, crop.width, crop.height, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return averageBlocks(data, { width, height }, side, channels);
  };
}

/** The bytes of a file's picture; `undefined` when the browser cannot read it. */
export async function readPictureFile(file: Blob, picture: Image): Promise<Uint8Array | undefined> {
  try {
    const bitmap = await createImageBitmap(file);
    const bytes = createPictureReader(picture)(bitmap, bitmap);
    bitmap.close();
    return bytes;
  } catch {
    // The browser says no more than that it is no picture.
    return undefined;
  }
}
