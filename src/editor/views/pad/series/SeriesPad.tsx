import { useState } from 'react';
import { moreChannels } from '../../moreChannels.ts';
import { barLimit } from '../../paintBars.ts';
import type { Bars } from '../../pictureKind.ts';
import { contentCorner } from '../../pictureSize.ts';
import { platesOf } from '../../plates.ts';
import type { GestureHandlers } from '../useGesture.ts';
import { type SeriesRows, SeriesSurface } from './SeriesSurface.tsx';

interface SeriesPadProps extends GestureHandlers<SeriesRows | readonly number[]> {
  readonly picture: Bars;
  readonly rows: SeriesRows;
}

/** What a series is drawn on: the bars of its picture, a lane for each channel. `onDraw` gets the numbers of one channel in a flat list. */
export function SeriesPad({ picture, rows, onDraw, onEnd }: SeriesPadProps) {
  const [step, setStep] = useState(0);
  const corner = contentCorner(picture);
  const values = Float32Array.from(rows.flat());
  const { lanes } = picture;
  const plates = platesOf(picture, values);
  const surfaces = plates.map(({ x, y, width, height }, channel) => (
    <SeriesSurface
      // biome-ignore lint/suspicious/noArrayIndexKey: a channel is known by its place alone.
      key={channel}
      {...{ rows, channel, step }}
      {...(lanes > 1 && { label: `Series, channel ${channel}` })}
      limit={barLimit(picture, values)}
      onStep={setStep}
      style={{ left: corner.x + x, top: corner.y + y, width, height }}
      onDraw={(drawn, gesture) => onDraw(lanes > 1 ? drawn : drawn.flat(), gesture)}
      onEnd={onEnd}
    />
  ));
  const more = moreChannels(picture);
  if (more === undefined) return surfaces;
  return (
    <>
      {surfaces}
      <p className="series-more" title="The inspector shows all channels, and draws on any of them.">
        {more}
      </p>
    </>
  );
}
