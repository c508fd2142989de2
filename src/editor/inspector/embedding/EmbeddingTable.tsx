import { useEffect, useRef } from 'react';
import { drawPainted } from '../../views/drawPainted.ts';
import type { Palette } from '../../views/palette.ts';
import { paintWeight } from '../weights/paintWeight.ts';
import { describeSymbols } from './describeSymbols.ts';

interface EmbeddingTableProps {
  /** What the rows stand for. */
  readonly names: readonly string[];
  readonly columns: number;
  /** Row by row. */
  readonly data: Float32Array;
  /** The rows that are looked up now. */
  readonly lit: ReadonlySet<number>;
  readonly palette: Palette | undefined;
}

/** Of more rows, only those that are lit are shown. */
const mostRows = 256;
/** In CSS pixels, as in embedding.css. */
const rowHeight = 14;

/** The table as a heatmap, a row for each symbol with its name in front; what is not looked up lies under a veil. */
export function EmbeddingTable({ names, columns, data, lit, palette }: EmbeddingTableProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const isWhole = names.length <= mostRows;
  const rows = isWhole ? [...names.keys()] : [...lit].sort((one, other) => one - other).slice(0, mostRows);
  const shown = rows.join(' ');

  useEffect(() => {
    if (!palette || !canvas.current || shown === '') return;
    const wanted = shown.split(' ').map(Number);
    const part = Float32Array.from({ length: wanted.length * columns }, (_, i) => {
      const row = wanted[Math.floor(i / columns)] ?? 0;
      return data[row * columns + (i % columns)] ?? 0;
    });
    drawPainted(
      canvas.current,
      { raster: paintWeight(part, wanted.length, columns, palette), labels: [] },
      palette,
    );
  }, [palette, data, columns, shown]);

  const first = rows.findIndex((row) => lit.has(row));
  useEffect(() => {
    if (first < 0 || !box.current) return;
    const { scrollTop, clientHeight } = box.current;
    const top = first * rowHeight;
    if (top < scrollTop || top + rowHeight > scrollTop + clientHeight)
      box.current.scrollTop = top - clientHeight / 2;
  }, [first]);

  if (rows.length === 0)
    return <p className="quiet">The rows of the symbols that are looked up are shown here.</p>;
  return (
    <div
      className="embedding-table"
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
      tabIndex={0}
      role="img"
      aria-label={`Table: ${describeSymbols(names, lit)}`}
    >
      <canvas ref={canvas} style={{ height: rows.length * rowHeight }} />
      <ol>
        {rows.map((row) => (
          <li key={row} data-lit={lit.size === 0 ? undefined : lit.has(row)}>
            <span>{names[row]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
