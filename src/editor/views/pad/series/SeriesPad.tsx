import { useState } from 'react';
import { barLimit } from '../../paintBars.ts';
import type { Bars } from '../../pictureKind.ts';
import { contentCorner, contentSize } from '../../pictureSize.ts';
import type { GestureHandlers } from '../useGesture.ts';
import { type SeriesRows, SeriesSurface } from './SeriesSurface.tsx';

interface SeriesPadProps extends GestureHandlers<readonly number[]> {
  readonly picture: Bars;
  /** Of one number each. */
  readonly rows: SeriesRows;
}

/** What a series of one channel is drawn on: the bars of its picture. `onDraw` gets the numbers in a flat list. */
export function SeriesPad({ picture, rows, onDraw, onEnd }: SeriesPadProps) {
  const [step, setStep] = useState(0);
  const { x, y } = contentCorner(picture);
  return (
    <SeriesSurface
      rows={rows}
      channel={0}
      limit={barLimit(picture, Float32Array.from(rows.flat()))}
      step={step}
      onStep={setStep}
      style={{ left: x, top: y, ...contentSize(picture) }}
      onDraw={(drawn, gesture) => onDraw(drawn.flat(), gesture)}
      onEnd={onEnd}
    />
  );
}
