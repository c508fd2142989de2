import { onScreen, type Painting } from './painting.ts';
import type { Text } from './pictureKind.ts';
import { placeSymbols, symbolFont } from './placeSymbols.ts';
import { fillRect, snapRect } from './raster.ts';

/** The symbols of a text, each on a tile of its own. */
export function paintText(painting: Painting, picture: Text, values: Float32Array): void {
  const { raster, labels, palette, scale, detail } = painting;
  for (const { text, ...rect } of placeSymbols(picture, values)) {
    const area = snapRect(onScreen(painting, rect));
    fillRect(raster, area, palette.colours.sunken);
    if (detail === 'low') continue;
    labels.push({
      text,
      x: area.x + area.width / 2,
      y: area.y + area.height / 2,
      align: 'center',
      size: symbolFont * scale,
      weight: 400,
      colour: 'ink',
      longest: area.width,
    });
  }
}
