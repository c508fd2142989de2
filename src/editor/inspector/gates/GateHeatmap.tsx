import { useEffect, useRef } from 'react';
import { drawPainted } from '../../views/drawPainted.ts';
import { paintPicture } from '../../views/paintPicture.ts';
import type { Scale } from '../../views/pictureKind.ts';
import { contentSize } from '../../views/pictureSize.ts';
import { useColourLimit } from '../../views/useColourLimit.ts';
import { usePalette } from '../../views/usePalette.ts';
import type { GateSteps } from './gateSteps.ts';

interface GateHeatmapProps {
  readonly gate: GateSteps;
  readonly scale: Scale;
  readonly width: number;
}

const height = 64;

/** A column for each step and a row for each unit, so that time runs as it does in the lines. */
export function GateHeatmap({ gate: { steps, units, values }, scale, width }: GateHeatmapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette(canvas);
  const limit = useColourLimit();
  useEffect(() => {
    if (!canvas.current || !palette) return;
    const picture = { kind: 'rows', rows: units, columns: steps, scale } as const;
    const turned = new Float32Array(values.length);
    for (let step = 0; step < steps; step++)
      for (let unit = 0; unit < units; unit++) turned[unit * steps + step] = values[step * units + unit] ?? 0;
    const enlarged = Math.max(1, Math.ceil((width * window.devicePixelRatio) / contentSize(picture).width));
    const look = { palette, scale: enlarged, detail: 'low', hairline: 1, limit } as const;
    drawPainted(canvas.current, paintPicture(picture, turned, look, 'content'), palette);
  }, [palette, steps, units, values, scale, width, limit]);
  return <canvas ref={canvas} className="gate-heatmap" style={{ width, height }} />;
}
