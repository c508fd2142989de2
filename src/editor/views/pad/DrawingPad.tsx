import { type PointerEvent, useEffect, useId, useRef, useState } from 'react';
import { digitStrokes } from '../../../data/digits/digits.ts';
import { type Brush, eraserRadius, penRadius } from '../../../data/digits/strokes.ts';
import type { Mark } from '../../state/activations.ts';
import type { Image } from '../pictureKind.ts';
import { contentCorner, contentSize } from '../pictureSize.ts';
import { PicturePanel } from './image/PicturePanel.tsx';
import { useCamera } from './image/useCamera.ts';
import { usePictureFiles } from './image/usePictureFiles.ts';
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
  /** Whether its node is selected and nothing was undone: as that ends, a camera that is on goes off. */
  readonly attended: boolean;
}

/** Of `PointerEvent.buttons`: the other end of a pen. */
const eraserButton = 32;

/**
 * What one draws on: it lies over the box of an image's picture, which shows what is drawn, with its tools below. Each
 * stroke, clearing, each sample digit, each file and all that the camera shows is one gesture; `onDraw` gets the new bytes in base64.
 */
export function DrawingPad({ picture, values, onDraw, onEnd, onBrush, attended }: DrawingPadProps) {
  const [tool, setTool] = useState<Tool>('pen');
  const [colour, setColour] = useState('#ffffff');
  const [picturing, setPicturing] = useState(false);
  const strokes = useStrokes(picture, values, { onDraw, onEnd });
  const camera = useCamera(picture, strokes);
  const files = usePictureFiles(picture, strokes, () => setPicturing(true));
  const isColoured = picture.channels === 3;
  const { width, height } = picture;
  const brushes = {
    pen: {
      ink: Array.from({ length: picture.channels }, (_, i) =>
        isColoured ? Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16) : 255,
      ),
      radius: penRadius(width, height),
    },
    eraser: { ink: Array<number>(picture.channels).fill(0), radius: eraserRadius(width, height) },
  } satisfies Record<Tool, Brush>;
  /** What is drawn is drawn by one hand: where another begins, the camera is off. */
  const drawing = (draw: () => void) => () => {
    camera.stop();
    draw();
  };
  const keys = useBrushKeys({
    size: picture,
    strokes: { ...strokes, begin: (point, brush) => drawing(() => strokes.begin(point, brush))() },
    brush: brushes[tool],
    onBrush,
  });
  const hint = useId();
  const { x, y } = contentCorner(picture);

  const stop = useRef(camera.stop);
  useEffect(() => {
    stop.current = camera.stop;
  });
  useEffect(() => {
    if (!attended) stop.current();
  }, [attended]);

  function onPointerDown(event: PointerEvent): void {
    if (!event.isPrimary || (event.button !== 0 && event.buttons !== eraserButton)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const [point] = pointsOf(event, picture);
    camera.stop();
    if (point) strokes.begin(point, brushes[event.buttons === eraserButton ? 'eraser' : tool]);
  }

  function closePanel(): void {
    camera.stop();
    setPicturing(false);
  }

  return (
    <div className="pad nodrag nopan nokey" {...files.handlers}>
      <div
        className="pad-surface"
        role="application"
        aria-label={`Drawing pad of ${width} by ${height} pixels`}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is operated with keys.
        tabIndex={0}
        data-tool={tool}
        data-camera={camera.state}
        style={{ left: x, top: y, ...contentSize(picture) }}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => {
          if (event.isPrimary) for (const point of pointsOf(event, picture)) strokes.move(point);
        }}
        onPointerUp={(event) => event.isPrimary && camera.state !== 'on' && strokes.end()}
        onPointerCancel={() => camera.state !== 'on' && strokes.end()}
        {...keys}
      />
      <PadTools
        tool={tool}
        onTool={setTool}
        onClear={drawing(strokes.clear)}
        onSample={(digit) => drawing(() => strokes.play(digitStrokes(digit, width, height), brushes.pen))()}
        picturing={picturing}
        onPicturing={() => (picturing ? closePanel() : setPicturing(true))}
      />
      {picturing && (
        <PicturePanel
          camera={camera}
          onFile={(file) => drawing(() => files.take(file))()}
          fault={files.fault}
          onInvert={drawing(strokes.invert)}
          ink={isColoured ? colour : undefined}
          onInk={setColour}
          onClose={closePanel}
        />
      )}
      <p id={hint} hidden>
        Arrow keys move the brush, with Shift four pixels at a time. It draws while Space is held.
      </p>
    </div>
  );
}
