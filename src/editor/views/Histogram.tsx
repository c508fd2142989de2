import { shortNumber } from './formatNumber.ts';
import type { Scale } from './pictureKind.ts';
import { rangeOf } from './range.ts';
import { histogramOf } from './statistics.ts';

interface HistogramProps {
  readonly values: Float32Array;
  readonly scale: Scale;
}

const [width, height, count] = [264, 48, 33];

/** How the numbers of a value spread over its colours; the height of a bar follows the square root, so that rare numbers are seen. */
export function Histogram({ values, scale }: HistogramProps) {
  const { limit } = rangeOf(values);
  const [from, to] = scale === 'unit' ? [0, 1] : [scale === 'positive' ? 0 : -limit, limit];
  const { bins } = histogramOf(values, from, to, count);
  const most = Math.sqrt(Math.max(1, ...bins));
  const [left, right] = [shortNumber(from), shortNumber(to)];
  return (
    <figure className="histogram">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Histogram from ${left} to ${right}`}>
        {bins.map((bin, i) => {
          const tall = (Math.sqrt(bin) / most) * height;
          const middle = from + ((i + 0.5) / count) * (to - from);
          const around = Math.abs(middle) < (to - from) / count;
          const sign = scale === 'unit' || around ? 'none' : middle < 0 ? 'negative' : 'positive';
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place.
              key={i}
              data-sign={sign}
              x={i * (width / count) + 0.5}
              y={height - tall}
              width={width / count - 1}
              height={tall}
            >
              <title>{`${bin} around ${shortNumber(middle)}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>
        <span>{left}</span>
        <span>{right}</span>
      </figcaption>
    </figure>
  );
}
