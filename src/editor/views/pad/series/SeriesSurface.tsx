import { type CSSProperties, type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { shortNumber } from '../../formatNumber.ts';
import { type GestureHandlers, useGesture } from '../useGesture.ts';
import { drawColumns, type PlotPoint } from './drawColumns.ts';

export type SeriesRows = readonly (readonly number[])[];

interface SeriesSurfaceProps extends GestureHandlers<SeriesRows> {
  readonly rows: SeriesRows;
  /** The channel that is drawn. */
  readonly channel: number;
  /** The value at the top; its negative is at the bottom. */
  readonly limit: number;
  /** The step that keys change. */
  readonly step: number;
  readonly onStep: (step: number) => void;
  readonly style?: CSSProperties;
  readonly label?: string;
}

const keySteps: Readonly<Record<string, number>> = {
  ArrowUp: 0.05,
  ArrowDown: -0.05,
  PageUp: 0.25,
  PageDown: -0.25,
};

/**
 * Lies over a plot of a series, a column a step: a pointer draws one channel, and with keys left and right go from step to step, up and
 * down change the value there. `onDraw` gets all rows, once a frame.
 */
export function SeriesSurface(props: SeriesSurfaceProps) {
  const { rows, channel, limit, step, onStep, style, label = 'Series', onDraw, onEnd } = props;
  const gesture = useGesture<SeriesRows>({ onDraw, onEnd });
  // What was drawn last is here before React has brought it back.
  const current = useRef(rows);
  useEffect(() => {
    current.current = rows;
  }, [rows]);
  /** The last point of the stroke, and what the top stood for when it began. */
  const stroke = useRef<{ readonly point: PlotPoint; readonly limit: number }>(undefined);
  const at = Math.min(step, rows.length - 1);
  const value = rows[at]?.[channel] ?? 0;

  function draw(from: PlotPoint, to: PlotPoint): void {
    current.current = drawColumns(current.current, channel, from, to);
    const drawn = current.current;
    gesture.change(() => drawn);
  }

  function pointOf({ clientX, clientY, currentTarget }: PointerEvent, top: number): PlotPoint {
    const box = currentTarget.getBoundingClientRect();
    const along = Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * rows.length;
    const share = 1 - (2 * (clientY - box.top)) / box.height;
    // A little way around the middle is zero, so that it can be hit.
    const level = Math.abs(share) < 0.03 ? 0 : Math.min(1, Math.max(-1, share));
    return { step: Math.min(along, rows.length - 1e-6), value: level * top };
  }

  function follow(event: PointerEvent): void {
    const { point: from = undefined, limit: top = limit } = stroke.current ?? {};
    const point = pointOf(event, top);
    draw(from ?? point, point);
    stroke.current = { point, limit: top };
    onStep(Math.floor(point.step));
  }

  function stop(): void {
    stroke.current = undefined;
    gesture.end();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { key } = event;
    const by = keySteps[key];
    const steps = new Map([
      ['ArrowLeft', at - 1],
      ['ArrowRight', at + 1],
      ['Home', 0],
      ['End', rows.length - 1],
    ]);
    const next = steps.get(key);
    const isCleared = key === 'Delete' || key === 'Backspace';
    if (by === undefined && next === undefined && !isCleared) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== undefined) onStep(Math.min(rows.length - 1, Math.max(0, next)));
    else {
      const point = { step: at + 0.5, value: isCleared ? 0 : value + (by ?? 0) * limit };
      draw(point, point);
    }
  }

  return (
    <div
      className="series-surface nodrag nopan nokey"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={-limit}
      aria-valuemax={limit}
      aria-valuenow={value}
      aria-valuetext={`Step ${at + 1} of ${rows.length}: ${shortNumber(value)}`}
      style={style}
      onPointerDown={(event) => {
        if (event.button !== 0 || !event.isPrimary || rows.length === 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event) => stroke.current && follow(event)}
      onPointerUp={stop}
      onPointerCancel={stop}
      onKeyDown={onKeyDown}
      onKeyUp={gesture.end}
      onBlur={stop}
    />
  );
}
