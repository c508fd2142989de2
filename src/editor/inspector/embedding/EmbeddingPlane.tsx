import { useMemo } from 'react';
import { describeSymbols } from './describeSymbols.ts';
import { projectToPlane } from './projectToPlane.ts';

interface EmbeddingPlaneProps {
  readonly names: readonly string[];
  readonly columns: number;
  /** Row by row. */
  readonly data: Float32Array;
  readonly lit: ReadonlySet<number>;
}

const [width, height, margin] = [272, 216, 18];
/** Of more symbols, only those that are lit are named. */
const mostNames = 120;

/** The rows of the table in the plane of their first two principal components. */
export function EmbeddingPlane({ names, columns, data, lit }: EmbeddingPlaneProps) {
  const plane = useMemo(() => projectToPlane(data, columns), [data, columns]);
  if (!plane) return <p className="quiet">The table is too large to be drawn in two dimensions.</p>;
  const places = placesOf(plane.points);
  const isNamed = (row: number) => names.length <= mostNames || lit.has(row);
  const order = [...places.keys()].sort((one, other) => Number(lit.has(one)) - Number(lit.has(other)));
  return (
    <figure className="embedding-plane">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${names.length} symbols in two dimensions, ${describeSymbols(names, lit)}`}
      >
        <path className="embedding-dots" d={places.map(({ x, y }) => `M${x} ${y}h0`).join('')} />
        {order.filter(isNamed).map((row) => {
          const { x = 0, y = 0 } = places[row] ?? {};
          return (
            <g key={row} data-lit={lit.has(row)}>
              {lit.has(row) && <circle cx={x} cy={y} r={4} />}
              <text x={x} y={y - 6}>
                {names[row]}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>
        {`The first two principal components, which hold ${Math.round(100 * plane.share)} % of the variance.`}
      </figcaption>
    </figure>
  );
}

/** Where the points lie in the picture, both components at one scale, so that distances can be compared. */
function placesOf(points: Float64Array): readonly { readonly x: number; readonly y: number }[] {
  const along = (which: number) => points.filter((_, i) => i % 2 === which);
  const [xs, ys] = [along(0), along(1)].map((each) => {
    const [low, high] = [each.reduce((a, b) => Math.min(a, b), 0), each.reduce((a, b) => Math.max(a, b), 0)];
    return { middle: (low + high) / 2, length: high - low, each };
  });
  if (!xs || !ys) return [];
  const scale = Math.min(
    (width - 2 * margin) / Math.max(xs.length, 1e-30),
    (height - 2 * margin) / Math.max(ys.length, 1e-30),
  );
  return Array.from(xs.each, (x, i) => ({
    x: Math.round(10 * (width / 2 + (x - xs.middle) * scale)) / 10,
    y: Math.round(10 * (height / 2 + 4 - ((ys.each[i] ?? 0) - ys.middle) * scale)) / 10,
  }));
}
