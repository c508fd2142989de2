import { useEffect, useRef } from 'react';
import { drawPainted } from './drawPainted.ts';
import { shortNumber } from './formatNumber.ts';
import type { Palette } from './palette.ts';
import type { Scale } from './pictureKind.ts';
import { createRaster } from './raster.ts';

interface LegendProps {
  readonly scale: Scale;
  /** What the ends of the signed scale stand for. */
  readonly limit: number;
  readonly palette: Palette | undefined;
  /** Whether some numbers are not finite. */
  readonly faulty?: boolean;
}

/** Which number has which colour. */
export function Legend({ scale, limit, palette, faulty }: LegendProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!palette || !canvas.current) return;
    const [first, table] =
      scale === 'unit' ? [0, palette.unit] : [scale === 'positive' ? 128 : 1, palette.signed];
    const raster = createRaster(256 - first, 1);
    raster.pixels.set(table.subarray(first));
    drawPainted(canvas.current, { raster, labels: [] }, palette);
  }, [palette, scale]);
  const end = shortNumber(limit);
  const marks = scale === 'unit' ? ['0', '1'] : scale === 'positive' ? ['0', end] : [`−${end}`, '0', end];
  return (
    <figure className="legend">
      <canvas ref={canvas} role="img" aria-label={`Colours from ${marks[0]} to ${marks.at(-1)}`} />
      <figcaption>
        {marks.map((mark) => (
          <span key={mark}>{mark}</span>
        ))}
      </figcaption>
      {faulty && <p className="legend-fault">not finite</p>}
    </figure>
  );
}
