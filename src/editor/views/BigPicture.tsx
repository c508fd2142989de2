import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { shortestFloat } from '../../base/shortestFloat.ts';
import type { Activations } from '../state/activations.ts';
import { drawPainted } from './drawPainted.ts';
import { describeIndices } from './indices.ts';
import { paintPicture } from './paintPicture.ts';
import type { Palette } from './palette.ts';
import type { Picture } from './pictureKind.ts';
import { contentSize } from './pictureSize.ts';
import { indexAt } from './plates.ts';

interface BigPictureProps {
  readonly port: string;
  readonly picture: Picture;
  readonly activations: Activations;
  readonly palette: Palette | undefined;
  /** What the picture shows, in words. */
  readonly description: string;
  /** What the ends of the signed colours stand for, where it is not the largest number of the value. */
  readonly limit?: number | undefined;
  /** At most, in CSS pixels. */
  readonly width: number;
}

/** A picture as large as there is room for; pointing at it reads the exact number there and its indices. */
export function BigPicture(props: BigPictureProps) {
  const { port, picture, activations, palette, description, limit, width } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<number>();
  const content = contentSize(picture);
  const scale = scaleFor(content, width);

  useEffect(() => {
    if (!palette) return;
    const paint = () => {
      const ratio = window.devicePixelRatio;
      const look = {
        palette,
        scale: scale * ratio,
        detail: 'full',
        hairline: Math.max(1, Math.round(ratio)),
        limit,
      } as const;
      if (canvas.current)
        drawPainted(
          canvas.current,
          paintPicture(picture, activations.get(port)?.values, look, 'content'),
          palette,
        );
    };
    paint();
    return activations.subscribe((changed) => changed.has(port) && paint());
  }, [activations, palette, picture, port, scale, limit]);

  const activation = activations.get(port);
  const value = pointed === undefined ? undefined : activation?.values[pointed];

  function onPointerMove(event: PointerEvent): void {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - left) / scale, (event.clientY - top) / scale];
    setPointed(activation && indexAt(picture, x, y, activation.values));
  }

  return (
    <figure className="big-picture">
      <canvas
        ref={canvas}
        role="img"
        aria-label={description}
        style={{ width: content.width * scale, height: content.height * scale }}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setPointed(undefined)}
      />
      <figcaption>
        {pointed === undefined || value === undefined || !activation
          ? 'Point at the picture to read a number.'
          : `${describeIndices(activation, pointed)}: ${read(picture, value)}`}
      </figcaption>
    </figure>
  );
}

/** A number as it is, and a symbol with its index. */
function read(picture: Picture, value: number): string {
  const symbol = picture.kind === 'text' ? picture.symbols[value] : undefined;
  return symbol === undefined ? shortestFloat(value) : `${JSON.stringify(symbol)}, ${shortestFloat(value)}`;
}

/** Whole multiples keep cells of equal size; only what is too wide is made smaller. */
function scaleFor(content: { width: number; height: number }, width: number): number {
  if (content.width > width) return width / content.width;
  return Math.max(1, Math.min(3, Math.floor(Math.min(width / content.width, 320 / content.height) * 2) / 2));
}
