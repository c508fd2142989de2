import { colourOf, type Palette } from '../../views/palette.ts';
import { rangeOf } from '../../views/range.ts';
import { createRaster, type Raster } from '../../views/raster.ts';

/** Browsers draw no canvas that is much longer: of more rows or columns, some are left out, evenly. */
const longest = 4096;

/** A pixel for each number of a weight, in the colours of signed values; the page stretches it. */
export function paintWeight(data: Float32Array, rows: number, columns: number, palette: Palette): Raster {
  const colour = colourOf(palette, 'signed', rangeOf(data).limit);
  const [everyRow, everyColumn] = [Math.ceil(rows / longest), Math.ceil(columns / longest)];
  const raster = createRaster(Math.ceil(columns / everyColumn), Math.ceil(rows / everyRow));
  for (let y = 0; y < raster.height; y++)
    for (let x = 0; x < raster.width; x++)
      raster.pixels[y * raster.width + x] = colour(data[y * everyRow * columns + x * everyColumn] ?? 0);
  return raster;
}
