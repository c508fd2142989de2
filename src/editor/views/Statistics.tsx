import { shortNumber } from './formatNumber.ts';
import { rangeOf } from './range.ts';
import { countSaturated, type Squashing } from './squashing.ts';
import { statisticsOf } from './statistics.ts';

interface StatisticsProps {
  readonly values: Float32Array;
  /** The axes and sizes, in words. */
  readonly shape: string;
  /** The function that gave the numbers, where it is one that saturates. */
  readonly squashing?: Squashing | undefined;
}

/** What can be said of many numbers in a few. */
export function Statistics({ values, shape, squashing }: StatisticsProps) {
  const { min, max } = rangeOf(values);
  const { count, faults, mean, deviation, zeros } = statisticsOf(values);
  const rows: readonly (readonly [string, string])[] = [
    ['shape', shape],
    ['least', shortNumber(min)],
    ['largest', shortNumber(max)],
    ['mean', shortNumber(mean)],
    ['deviation', shortNumber(deviation)],
    ['zeros', share(zeros, count)],
    ...(squashing ? [['saturated', share(countSaturated(values, squashing), count)] as const] : []),
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

function share(part: number, whole: number): string {
  return `${((part / Math.max(1, whole)) * 100).toFixed(part > 0 && part < whole ? 1 : 0)} %`;
}
