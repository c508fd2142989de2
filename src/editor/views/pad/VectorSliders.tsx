import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { shortNumber } from '../formatNumber.ts';
import { barLimit } from '../paintBars.ts';
import type { Bars } from '../pictureKind.ts';
import { contentCorner, contentSize } from '../pictureSize.ts';
import { type GestureHandlers, useGesture } from './useGesture.ts';

interface VectorSlidersProps extends GestureHandlers<readonly number[]> {
  readonly picture: Bars;
  /** Those that are missing are zeros. */
  readonly values: readonly number[];
}

const keySteps: Readonly<Record<string, number>> = {
  ArrowUp: 0.05,
  ArrowDown: -0.05,
  PageUp: 0.25,
  PageDown: -0.25,
};

/**
 * Handles over the painted bars of a vector, one a feature: drag up and down, double-click for zero. With keys: left
 * and right go from bar to bar, up and down change one. `onDraw` gets all numbers, rounded to hundredths.
 */
export function VectorSliders({ picture, values: given, onDraw, onEnd }: VectorSlidersProps) {
  const values = Array.from({ length: picture.size }, (_, i) => given[i] ?? 0);
  const gesture = useGesture<readonly number[]>({ onDraw, onEnd });
  const [focused, setFocused] = useState(0);
  /** The bar that is dragged, and what the top stood for when the drag began. */
  const drag = useRef<{ readonly bar: number; readonly limit: number }>(undefined);
  const row = useRef<HTMLFieldSetElement>(null);
  const limit = barLimit(picture, Float32Array.from(values));

  function set(bar: number, value: number, largest: number): void {
    const rounded = Math.round(Math.min(largest, Math.max(-largest, value)) * 100) / 100;
    gesture.change(() => values.map((each, i) => (i === bar ? rounded : each)));
  }

  function follow(event: PointerEvent): void {
    if (!drag.current) return;
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const share = 1 - (2 * (event.clientY - top)) / height;
    // A little way around the middle is zero, so that it can be hit.
    set(drag.current.bar, Math.abs(share) < 0.03 ? 0 : share * drag.current.limit, drag.current.limit);
  }

  function stop(): void {
    drag.current = undefined;
    gesture.end();
  }

  function reset(bar: number): void {
    set(bar, 0, limit);
    gesture.end();
  }

  function onKeyDown(event: KeyboardEvent, bar: number): void {
    const step = keySteps[event.key];
    const next = event.key === 'ArrowLeft' ? bar - 1 : event.key === 'ArrowRight' ? bar + 1 : undefined;
    const ends = new Map([
      ['Home', -limit],
      ['End', limit],
      ['Delete', 0],
      ['Backspace', 0],
    ]);
    const end = ends.get(event.key);
    if (step === undefined && next === undefined && end === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const handle = next === undefined ? undefined : row.current?.children[next];
    if (handle instanceof HTMLElement) handle.focus();
    if (next === undefined) set(bar, end ?? (values[bar] ?? 0) + (step ?? 0), Math.max(1, limit));
  }

  return (
    <fieldset
      ref={row}
      className="sliders nodrag nopan nokey"
      aria-label="Features"
      style={{ left: contentCorner(picture).x, top: contentCorner(picture).y, ...contentSize(picture) }}
    >
      {values.map((value, bar) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a feature is known by its index alone.
          key={bar}
          role="slider"
          tabIndex={bar === Math.min(focused, values.length - 1) ? 0 : -1}
          title={`${bar}: ${shortNumber(value)}`}
          aria-label={`Feature ${bar}`}
          aria-orientation="vertical"
          aria-valuemin={-limit}
          aria-valuemax={limit}
          aria-valuenow={value}
          onFocus={() => setFocused(bar)}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            drag.current = { bar, limit };
            follow(event);
          }}
          onPointerMove={follow}
          onPointerUp={stop}
          onPointerCancel={stop}
          onDoubleClick={() => reset(bar)}
          onKeyDown={(event) => onKeyDown(event, bar)}
          onKeyUp={gesture.end}
          onBlur={gesture.end}
        />
      ))}
    </fieldset>
  );
}
