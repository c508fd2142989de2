import { shortNumber } from './formatNumber.ts';
import { rangeOf } from './range.ts';
import { statisticsOf } from './statistics.ts';

interface StatisticsProps {
  readonly values: Float32Array;
  /** The axes and sizes, in words. */
  readonly shape: string;
}

/** What can be said of many numbers in a few. */
export function Statistics({ values, shape }: StatisticsProps) {
  const { min, max } = rangeOf(values);
  const { count, faults, mean, deviation, zeros } = statisticsOf(values);
  const rows: readonly (readonly [string, string])[] = [
    ['shape', shape],
    ['least', shortNumber(min)],
    ['largest', shortNumber(max)],
    ['mean', shortNumber(mean)],
    ['deviation', shortNumber(deviation)],
    ['zeros', `${((zeros / Math.max(1, count)) * 100).toFixed(zeros > 0 && zeros < count ? 1 : 0)} %`],
    ...(faults > 0 ? [['not finite', String(faults)] as const] : []),
  ];
  return (
    <dl className="statistics">
      {rows.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
