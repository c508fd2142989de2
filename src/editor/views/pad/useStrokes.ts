import { type PointerEvent, useEffect, useRef } from 'react';
import { fromBase64, toBase64 } from '../../../base/base64.ts';
import type { Stroke } from '../../../data/digits/digits.ts';
import { type Brush, type Point, type StrokeInProgress, startStroke } from '../../../data/digits/strokes.ts';
import type { Image } from '../pictureKind.ts';
import { type GestureHandlers, useGesture } from './useGesture.ts';

export interface Strokes {
  begin(point: Point, brush: Brush): void;
  move(point: Point): void;
  end(): void;
  /** Draws strokes on an empty picture, in about 400 ms, or at once where motion is not wanted. */
  play(strokes: readonly Stroke[], brush: Brush): void;
  /** Empties the picture. */
  clear(): void;
  /** Shows other bytes (height, width, channels) in its place; all until `end` are one step. */
  put(bytes: Uint8Array): void;
  /** Makes what is light dark, and the other way round. */
  invert(): void;
}

const playTime = 400;

/** Drawing on an image's bytes; what it gives is base64, as the document keeps it. */
export function useStrokes(picture: Image, values: string, handlers: GestureHandlers<string>): Strokes {
  // What was drawn last is here before React has brought it back through `values`.
  const current = useRef(values);
  useEffect(() => {
    current.current = values;
  }, [values]);
  const gesture = useGesture<string>({
    onDraw(drawn, key) {
      current.current = drawn;
      handlers.onDraw(drawn, key);
    },
    onEnd: handlers.onEnd,
  });
  const stroke = useRef<StrokeInProgress>(undefined);
  const playing = useRef<() => void>(undefined);
  const empty = () => new Uint8Array(picture.height * picture.width * picture.channels);
  const show = (drawn: StrokeInProgress) => gesture.change(() => toBase64(drawn.bytes()));
  const shown = () => {
    const bytes = fromBase64(current.current);
    return bytes?.length === empty().length ? bytes : empty();
  };

  function end(): void {
    playing.current?.();
    stroke.current = undefined;
    gesture.end();
  }

  return {
    begin(point, brush) {
      end();
      stroke.current = startStroke(shown(), picture, brush, point);
      show(stroke.current);
    },
    move(point) {
      if (!stroke.current) return;
      stroke.current.to(point);
      show(stroke.current);
    },
    end,
    play(strokes, brush) {
      end();
      playing.current = playStrokes(strokes, picture, brush, gesture.change, () => {
        playing.current = undefined;
        gesture.end();
      });
    },
    clear() {
      end();
      gesture.change(() => '');
      gesture.end();
    },
    put(bytes) {
      gesture.change(() => toBase64(bytes));
    },
    invert() {
      end();
      gesture.change(() => toBase64(shown().map((byte) => 255 - byte)));
      gesture.end();
    },
  };
}

/** Returns what draws the rest at once. */
function playStrokes(
  strokes: readonly Stroke[],
  picture: Image,
  brush: Brush,
  show: (value: () => string) => void,
  onEnd: () => void,
): () => void {
  const steps = strokes.flatMap((points) => points.map((point, i) => ({ point, starts: i === 0 })));
  let bytes: Uint8Array<ArrayBuffer> = new Uint8Array(picture.height * picture.width * picture.channels);
  let drawn: StrokeInProgress | undefined;
  let done = 0;
  let request = 0;
  const started = performance.now();

  function drawTo(count: number): void {
    for (const { point, starts } of steps.slice(done, count)) {
      if (starts) {
        bytes = drawn?.bytes() ?? bytes;
        drawn = startStroke(bytes, picture, brush, point);
      } else drawn?.to(point);
    }
    done = Math.max(done, count);
    const shown = drawn;
    if (shown) show(() => toBase64(shown.bytes()));
  }

  function finish(): void {
    cancelAnimationFrame(request);
    if (done < steps.length) drawTo(steps.length);
    onEnd();
  }

  function onFrame(now: number): void {
    const share = (now - started) / playTime;
    if (share >= 1) finish();
    else {
      drawTo(Math.ceil(share * steps.length));
      request = requestAnimationFrame(onFrame);
    }
  }

  if (matchMedia('(prefers-reduced-motion: reduce)').matches) finish();
  else request = requestAnimationFrame(onFrame);
  return finish;
}

/** The places that a pointer has been since the last event, oldest first, in pixels of the picture. */
export function pointsOf(event: PointerEvent, picture: Image): Point[] {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  const coalesced = event.nativeEvent.getCoalescedEvents?.() ?? [];
  return (coalesced.length > 0 ? coalesced : [event.nativeEvent]).map(({ clientX, clientY }) => ({
    x: ((clientX - left) / width) * picture.width,
    y: ((clientY - top) / height) * picture.height,
  }));
}
