import { useMemo } from 'react';
import type { SeriesRows } from './SeriesSurface.tsx';

interface SeriesPlotProps {
  readonly rows: SeriesRows;
  readonly channel: number;
  /** The value at the top; its negative is at the bottom. */
  readonly limit: number;
  readonly step: number;
}

/** Of many channels, as many are drawn beside the chosen one as can be told apart. */
const mostChannels = 12;
const height = 100;

/** The channels of a series as lines over its steps, the chosen one in front, and where the step is that keys change. */
export function SeriesPlot({ rows, channel, limit, step }: SeriesPlotProps) {
  const features = Math.min(mostChannels, rows[0]?.length ?? 0);
  const lines = useMemo(() => {
    const shown = new Set([...Array(features).keys()].filter((each) => each !== channel)).add(channel);
    return [...shown].map((each) => ({ channel: each, path: pathOf(rows, each, limit) }));
  }, [rows, channel, limit, features]);
  const cursor = Math.min(step, rows.length - 1) + 0.5;
  return (
    <svg viewBox={`0 0 ${rows.length} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <line x1={0} x2={rows.length} y1={height / 2} y2={height / 2} />
      <line x1={cursor} x2={cursor} y1={0} y2={height} data-cursor="true" />
      {lines.map((line) => (
        <path key={line.channel} d={line.path} data-chosen={line.channel === channel} />
      ))}
    </svg>
  );
}

/** A column a step, whose middle the line goes through; of one step a flat line. */
function pathOf(rows: SeriesRows, channel: number, limit: number): string {
  const heights = rows.map((row) => (height / 2) * (1 - (row[channel] ?? 0) / limit));
  const points =
    heights.length === 1
      ? [0, 1].map((x) => `${x} ${heights[0]}`)
      : heights.map((y, step) => `${step + 0.5} ${y}`);
  return `M${points.join('L')}`;
}
