import { type PointerEvent, useId, useState } from 'react';
import { digitStrokes } from '../../../data/digits/digits.ts';
import { penRadius } from '../../../data/digits/strokes.ts';
import type { Mark } from '../../state/activations.ts';
import type { Image } from '../pictureKind.ts';
import { contentCorner, contentSize } from '../pictureSize.ts';
import { PadTools, type Tool } from './PadTools.tsx';
import { useBrushKeys } from './useBrushKeys.ts';
import type { GestureHandlers } from './useGesture.ts';
import { pointsOf, useStrokes } from './useStrokes.ts';

interface DrawingPadProps extends GestureHandlers<string> {
  /** What is drawn on, whose size and place the pad has in the box of its picture. */
  readonly picture: Image;
  /** The bytes in base64, as the `values` of the image block. */
  readonly values: string;
  /** Where the brush is while keys move it, to be shown on the picture; `undefined` when it is gone. */
  readonly onBrush: (mark: Mark | undefined) => void;
}

/** Of `PointerEvent.buttons`: the other end of a pen. */
const eraserButton = 32;

/**
 * What one draws on: it lies over the box of an image's picture, which shows what is drawn, with its tools below. Each
 * stroke, clearing and each sample digit is one gesture; `onDraw` gets the new bytes in base64.
 */
export function DrawingPad({ picture, values, onDraw, onEnd, onBrush }: DrawingPadProps) {
  const [tool, setTool] = useState<Tool>('pen');
  const strokes = useStrokes(picture, values, { onDraw, onEnd });
  const inkOf = (used: Tool) => Array.from({ length: picture.channels }, () => (used === 'pen' ? 255 : 0));
  const keys = useBrushKeys({
    size: picture,
    radius: penRadius(picture.width, picture.height),
    strokes,
    ink: inkOf(tool),
    onBrush,
  });
  const hint = useId();
  const { x, y } = contentCorner(picture);

  function onPointerDown(event: PointerEvent): void {
    if (!event.isPrimary || (event.button !== 0 && event.buttons !== eraserButton)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const [point] = pointsOf(event, picture);
    if (point) strokes.begin(point, inkOf(event.buttons === eraserButton ? 'eraser' : tool));
  }

  return (
    <div className="pad nodrag nopan nokey">
      <div
        className="pad-surface"
        role="application"
        aria-label={`Drawing pad of ${picture.width} by ${picture.height} pixels`}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is operated with keys.
        tabIndex={0}
        data-tool={tool}
        style={{ left: x, top: y, ...contentSize(picture) }}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => {
          if (event.isPrimary) for (const point of pointsOf(event, picture)) strokes.move(point);
        }}
        onPointerUp={(event) => event.isPrimary && strokes.end()}
        onPointerCancel={strokes.end}
        {...keys}
      />
      <PadTools
        tool={tool}
        onTool={setTool}
        onClear={strokes.clear}
        onSample={(digit) => strokes.play(digitStrokes(digit, picture.width, picture.height), inkOf('pen'))}
      />
      <p id={hint} hidden>
        Arrow keys move the brush, with Shift four pixels at a time. It draws while Space is held.
      </p>
    </div>
  );
}
