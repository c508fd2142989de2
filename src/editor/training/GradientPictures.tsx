import { useEffect, useRef } from 'react';
import type { WeightTensor } from '../../compiler/weights.ts';
import { pictureOf } from '../canvas/layout/facts.ts';
import { paintWeight } from '../inspector/weights/paintWeight.ts';
import { useActivations, useEditorState } from '../state/useEditor.ts';
import { drawPainted } from '../views/drawPainted.ts';
import { paintPicture } from '../views/paintPicture.ts';
import type { Palette } from '../views/palette.ts';
import { contentSize } from '../views/pictureSize.ts';

/** Of a picture in the list, in CSS pixels. */
const room = { width: 64, height: 36 };

/** What a node gives right now, small. */
export function ActivationPicture({ path, palette }: { readonly path: string; readonly palette: Palette }) {
  const activations = useActivations();
  const layout = useEditorState((state) => state.layout.get(path));
  const inference = useEditorState((state) => state.inference);
  const canvas = useRef<HTMLCanvasElement>(null);
  const port = layout?.picture?.port;
  useEffect(() => {
    const picture = port === undefined || !layout ? undefined : pictureOf(inference, port, layout.node);
    if (port === undefined || !picture) return;
    const content = contentSize(picture);
    const ratio = window.devicePixelRatio;
    const scale = ratio * Math.min(1, room.width / content.width, room.height / content.height);
    const look = { palette, scale, detail: 'full', hairline: Math.max(1, Math.round(ratio)) } as const;
    const paint = () => {
      if (!canvas.current) return;
      const { raster } = paintPicture(picture, activations.get(port)?.values, look, 'content');
      drawPainted(canvas.current, { raster, labels: [] }, palette);
      const { width, height } = canvas.current;
      Object.assign(canvas.current.style, { width: `${width / ratio}px`, height: `${height / ratio}px` });
    };
    paint();
    return activations.subscribe((changed) => changed.has(port) && paint());
  }, [activations, inference, layout, palette, port]);
  return <canvas ref={canvas} width={1} height={1} role="img" aria-label={`What ${path} gives`} />;
}

/** The gradient of a weight as a heatmap around zero: rows are outputs. */
export function GradientPicture({
  name,
  gradient: { shape, data },
  palette,
}: {
  readonly name: string;
  readonly gradient: WeightTensor;
  readonly palette: Palette;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const columns = shape.at(-1) ?? 1;
  const rows = Math.max(1, data.length / columns);
  useEffect(() => {
    if (canvas.current)
      drawPainted(canvas.current, { raster: paintWeight(data, rows, columns, palette), labels: [] }, palette);
  }, [data, rows, columns, palette]);
  const scale = Math.min(8, room.width / columns, room.height / rows);
  return (
    <canvas
      ref={canvas}
      width={1}
      height={1}
      role="img"
      aria-label={`Gradient of ${name}`}
      title={`${name}, ${shape.join(' × ')}`}
      style={{ width: Math.max(3, columns * scale), height: Math.max(3, rows * scale) }}
    />
  );
}
