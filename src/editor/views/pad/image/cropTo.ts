import type { Box } from '../../../canvas/layout/geometry.ts';
import type { Size } from '../../pictureSize.ts';

/** The largest part in the middle of a picture that has the form of another size; all in pixels of the picture. */
export function cropTo({ width, height }: Size, form: Size): Box {
  const scale = Math.min(width / form.width, height / form.height);
  const part = { width: form.width * scale, height: form.height * scale };
  return { x: (width - part.width) / 2, y: (height - part.height) / 2, ...part };
}
