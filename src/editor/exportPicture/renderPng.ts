import type { Svg } from './drawSvg.ts';

/** Browsers make no canvas of more pixels than about this. */
const most = { side: 16_384, pixels: 2 ** 27 };

/** Whether a drawing has a size at which browsers can make a PNG of it. */
export function canRender({ width, height }: Svg, scale: number): boolean {
  return Math.max(width, height) * scale <= most.side && width * height * scale * scale <= most.pixels;
}

/** The drawing as pixels, `scale` of them for one of it; `undefined` when the browser has no room for so many. */
export async function renderPng({ text, width, height }: Svg, scale: number): Promise<Blob | undefined> {
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), 'image/png'));
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}
