import { isTyped, pictureOf } from '../canvas/layout/facts.ts';
import type { Activations } from '../state/activations.ts';
import type { ShownActivations } from '../state/shownActivations.ts';
import type { EditorState } from '../state/store.ts';
import { moreChannels } from '../views/moreChannels.ts';
import { paintPicture } from '../views/paintPicture.ts';
import type { Palette } from '../views/palette.ts';
import type { Picture } from '../views/pictureKind.ts';
import { pictureSize } from '../views/pictureSize.ts';
import type { Raster } from '../views/raster.ts';
import type { Painting } from './drawNode.ts';

/** Pixels of a painted picture for one of the drawing: enough for print. */
const scale = 4;

/** The live pictures of all nodes, by port, as PNGs with their texts beside them, in the range of colours that all share, if they do. */
export function paintAll(
  { layout, inference }: Pick<EditorState, 'layout' | 'inference'>,
  activations: Activations,
  palette: Palette,
  limit: number | undefined,
): Map<string, Painting> {
  const paintings = new Map<string, Painting>();
  for (const { node, picture: place } of layout.values()) {
    if (!place || isTyped(node)) continue;
    const picture = pictureOf(inference, place.port, node);
    if (picture)
      paintings.set(place.port, paint(picture, activations.get(place.port)?.values, palette, limit));
  }
  return paintings;
}

/** The pictures of unrolled bodies, by the names of their instances. */
export function paintUnrolled(
  { unrollings }: Pick<EditorState, 'unrollings'>,
  activations: ShownActivations,
  palette: Palette,
  limit: number | undefined,
): Map<string, Painting> {
  const paintings = new Map<string, Painting>();
  for (const { port, picture } of unrollings.flatMap(({ pictures }) => pictures)) {
    const activation = activations.get(port);
    if (!paintings.has(port))
      paintings.set(port, paint(picture, activation?.values, palette, limit ?? activation?.limit));
  }
  return paintings;
}

function paint(
  picture: Picture,
  values: Float32Array | undefined,
  palette: Palette,
  limit: number | undefined,
): Painting {
  const look = { palette, scale, detail: 'full', hairline: scale / 2, limit } as const;
  const { raster, labels } = paintPicture(picture, values, look);
  const texts = labels.map(({ x, y, size, longest, colour, ...label }) => ({
    ...label,
    x: x / scale,
    y: y / scale,
    size: size / scale,
    colour: palette.css[colour],
    longest: longest === undefined ? undefined : longest / scale,
  }));
  return { address: pngOf(raster), texts: [...texts, ...below(picture, palette)] };
}

/** What stands below a picture on its node, where it is no part of the picture. */
function below(picture: Picture, palette: Palette): Painting['texts'] {
  const text = moreChannels(picture);
  if (text === undefined) return [];
  const { width, height } = pictureSize(picture);
  const colour = palette.css['ink-3'];
  return [{ text, x: width / 2, y: height - 8, size: 11, weight: 400, colour, align: 'center' }];
}

function pngOf({ width, height, pixels }: Raster): string {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const bytes = new Uint8ClampedArray(pixels.buffer);
  canvas.getContext('2d')?.putImageData(new ImageData(bytes, width, height), 0, 0);
  return canvas.toDataURL('image/png');
}
