import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Activations } from '../state/activations.ts';
import { describeCell } from './describeCell.ts';
import { describeDirections } from './describeDirections.ts';
import { drawLit } from './drawLit.ts';
import { drawPainted } from './drawPainted.ts';
import { paintPicture } from './paintPicture.ts';
import type { Palette } from './palette.ts';
import type { Picture } from './pictureKind.ts';
import { contentCorner, contentSize } from './pictureSize.ts';
import { indexAt, platesOf, takesNumbers } from './plates.ts';
import type { Lights } from './scene.ts';
import { type CellPlace, cellRect, walkCells, walks } from './walkCells.ts';

interface BigPictureProps {
  readonly port: string;
  readonly picture: Picture;
  readonly activations: Activations;
  readonly palette: Palette | undefined;
  /** What the picture shows, in words. */
  readonly description: string;
  /** What the ends of the signed colours stand for, where it is not the largest number of the value. */
  readonly limit?: number | undefined;
  /** Which cells stand out. */
  readonly lights?: Lights | undefined;
  /** A number of the value is pointed at, by its place; or none any more. */
  readonly onPoint?: ((place: number | undefined) => void) | undefined;
  /** What there is to say of the number that is pointed at. */
  readonly note?: string | undefined;
  /** At most, in CSS pixels. */
  readonly width: number;
}

const first: CellPlace = { plate: 0, row: 0, column: 0 };

/**
 * A picture as large as there is room for. Pointing at it, or going over it with the arrow keys, reads the exact number there and
 * its indices.
 */
export function BigPicture(props: BigPictureProps) {
  const { port, picture, activations, palette, description, limit, lights, onPoint, note, width } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<number>();
  /** Where the keys are, while they are here. */
  const [cursor, setCursor] = useState<CellPlace>();
  const [focused, setFocused] = useState(false);
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
      const values = activations.get(port)?.values;
      if (!canvas.current) return;
      drawPainted(canvas.current, paintPicture(picture, values, look, 'content'), palette);
      const lit = lights?.litOf(port);
      const context = canvas.current.getContext('2d');
      const corner = contentCorner(picture);
      const at = { x: -corner.x * look.scale, y: -corner.y * look.scale };
      if (lit && values && context && takesNumbers(picture, values.length))
        drawLit(context, picture, { lit, values, palette, scale: look.scale, ...at });
    };
    paint();
    const ends = [
      activations.subscribe((changed) => changed.has(port) && paint()),
      lights?.subscribe(paint) ?? (() => {}),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [activations, palette, picture, port, scale, limit, lights]);

  const activation = activations.get(port);
  const values =
    activation && takesNumbers(picture, activation.values.length) ? activation.values : undefined;
  const plates = values ? platesOf(picture, values) : [];
  const cell = focused && cursor ? cellRect(plates, cursor) : undefined;
  const underKeys =
    values && cell && indexAt(picture, cell.x + cell.width / 2, cell.y + cell.height / 2, values);
  const read = pointed ?? underKeys;
  const words = activation && read !== undefined ? describeCell(picture, activation, read) : undefined;
  const directions = activation && describeDirections(picture, activation.axes);
  useEffect(() => {
    onPoint?.(read);
  }, [onPoint, read]);
  useEffect(() => () => onPoint?.(undefined), [onPoint]);

  function onPointerMove(event: PointerEvent): void {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const [x, y] = [(event.clientX - left) / scale, (event.clientY - top) / scale];
    setPointed(values && indexAt(picture, x, y, values));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const walk = walks[event.key];
    if (!walk || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    setPointed(undefined);
    setCursor(walkCells(plates, cursor ?? first, walk));
  }

  return (
    <figure className="big-picture">
      <div
        role="slider"
        tabIndex={0}
        aria-label={`Cells of ${port}: arrows go from one to the next`}
        aria-valuenow={underKeys ?? 0}
        aria-valuetext={words ?? description}
        style={{ width: content.width * scale, height: content.height * scale }}
        onFocus={() => {
          setCursor(cursor ?? first);
          setFocused(true);
        }}
        onBlur={() => setFocused(false)}
        onKeyDown={onKeyDown}
      >
        <canvas
          ref={canvas}
          role="img"
          aria-label={description}
          onPointerMove={onPointerMove}
          onPointerLeave={() => setPointed(undefined)}
        />
        {cell && (
          <span
            className="cell-cursor"
            style={{
              left: cell.x * scale,
              top: cell.y * scale,
              width: cell.width * scale,
              height: cell.height * scale,
            }}
          />
        )}
      </div>
      <figcaption>
        {directions && <span className="directions">{directions}</span>}
        {words ?? 'Point at the picture, or go over it with the arrow keys, to read a number.'}
        {onPoint && (
          <span className="unlit" role="status">
            {words && note}
          </span>
        )}
      </figcaption>
    </figure>
  );
}

/** Whole multiples keep cells of equal size; only what is too wide is made smaller. */
function scaleFor(content: { width: number; height: number }, width: number): number {
  if (content.width > width) return width / content.width;
  return Math.max(1, Math.min(3, Math.floor(Math.min(width / content.width, 320 / content.height) * 2) / 2));
}
