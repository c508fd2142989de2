import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { shortestFloat } from '../../../base/shortestFloat.ts';
import { drawPainted } from '../../views/drawPainted.ts';
import type { Palette } from '../../views/palette.ts';
import { paintWeight } from './paintWeight.ts';

interface WeightMapProps {
  readonly name: string;
  /** In row-major order. */
  readonly data: Float32Array;
  readonly rows: number;
  readonly columns: number;
  readonly palette: Palette | undefined;
  /** The index of the selected number. */
  readonly cell: number;
  readonly onSelect: (index: number) => void;
}

/** Pixels of the inspector that the heatmap may take. */
const room = { width: 272, height: 272 };

/** The numbers of a weight as a heatmap. A press selects one, and the arrows go on from it; pointing at one reads it. */
export function WeightMap({ name, data, rows, columns, palette, cell, onSelect }: WeightMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<number>();
  const { width, height } = sizeOf(rows, columns);

  useEffect(() => {
    if (!palette || !canvas.current) return;
    const raster = paintWeight(data, rows, columns, palette);
    drawPainted(canvas.current, { raster, labels: [] }, palette);
  }, [palette, data, rows, columns]);

  const indexAt = ({ clientX, clientY, currentTarget }: PointerEvent): number => {
    const box = currentTarget.getBoundingClientRect();
    const column = Math.floor(((clientX - box.left) / box.width) * columns);
    const row = Math.floor(((clientY - box.top) / box.height) * rows);
    return clamp(row, rows) * columns + clamp(column, columns);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [down, right] = moves[event.key] ?? [];
    if (down === undefined || right === undefined) return;
    event.preventDefault();
    const row = clamp(Math.floor(cell / columns) + down, rows);
    onSelect(row * columns + clamp((cell % columns) + right, columns));
  };
  const read = pointed ?? cell;
  return (
    <figure className="weight-map">
      <div
        className="weight-cells"
        role="slider"
        tabIndex={0}
        aria-label={`Cells of ${name}, ${rows} × ${columns}: arrows go from one to the next`}
        aria-valuemin={0}
        aria-valuemax={data.length - 1}
        aria-valuenow={cell}
        aria-valuetext={told(data, cell, columns)}
        style={{ width, height }}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => onSelect(indexAt(event))}
        onPointerMove={(event) => setPointed(indexAt(event))}
        onPointerLeave={() => setPointed(undefined)}
      >
        <canvas ref={canvas} data-enlarged={width >= columns && height >= rows} />
        <span
          className="weight-cursor"
          style={{
            left: `${((cell % columns) / columns) * 100}%`,
            top: `${(Math.floor(cell / columns) / rows) * 100}%`,
            width: `${100 / columns}%`,
            height: `${100 / rows}%`,
          }}
        />
      </div>
      <figcaption>{told(data, read, columns)}</figcaption>
    </figure>
  );
}

const moves: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

function clamp(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}

function told(data: Float32Array, index: number, columns: number): string {
  return `row ${Math.floor(index / columns)}, column ${index % columns}: ${shortestFloat(data[index] ?? 0)}`;
}

/** Square cells, as large as there is room for, up to 16 pixels; what is long and thin keeps at least 12 pixels of its short side. */
function sizeOf(rows: number, columns: number): { readonly width: number; readonly height: number } {
  const cell = Math.min(16, room.width / columns, room.height / rows);
  return { width: Math.max(12, Math.round(columns * cell)), height: Math.max(12, Math.round(rows * cell)) };
}
