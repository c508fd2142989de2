import { useMemo } from 'react';
import { blocks } from '../../blocks/index.ts';
import type { Document } from '../../document/document.ts';
import { type Layout, layOut, titleOf } from '../canvas/layout/layout.ts';
import { curvePath } from '../canvas/wires/curve.ts';
import { wireCurve } from '../canvas/wires/dropTarget.ts';
import { drawnWires } from '../canvas/wires/wires.ts';
import { understand } from '../state/store.ts';

/** Around the drawing, in its pixels. */
const margin = 24;

/** A small still picture of a document: its nodes where they lie, with their titles, and the wires between them. */
export function Miniature({ document, label }: { readonly document: Document; readonly label: string }) {
  const { layout, wires } = useMemo(() => {
    const { inference, facts } = understand(document, new Set());
    const placed = layOut(document, facts);
    return { layout: placed, wires: drawnWires(document, inference, placed) };
  }, [document]);
  return (
    <svg className="miniature" viewBox={frameOf(layout)} role="img" aria-label={label}>
      {[...layout.values()].map(({ path, node, x, y, box, frame }) => (
        <g key={path} data-category={blocks.get(node.block)?.category ?? 'unknown'}>
          <rect className="miniature-node" x={x} y={y} width={box.width} height={box.height} rx={6} />
          <rect className="miniature-accent" x={x} y={y + 6} width={4} height={box.height - 12} />
          {frame && (
            <rect
              className="miniature-body"
              x={x + frame.x}
              y={y + frame.y}
              width={frame.width}
              height={frame.height}
            />
          )}
          <text x={x + 12} y={y + 20}>
            {titleOf(node)}
          </text>
        </g>
      ))}
      {wires.map((wire) => {
        const curve = wireCurve(layout, wire);
        return curve && <path key={wire.id} className="miniature-wire" d={curvePath(curve)} />;
      })}
    </svg>
  );
}

/** The part of the canvas that has something on it, as the view box of an SVG. */
function frameOf(layout: Layout): string {
  const boxes = [...layout.values()];
  const left = Math.min(...boxes.map(({ x }) => x)) - margin;
  const top = Math.min(...boxes.map(({ y }) => y)) - margin;
  const right = Math.max(...boxes.map(({ x, box }) => x + box.width)) + margin;
  const bottom = Math.max(...boxes.map(({ y, box }) => y + box.height)) + margin;
  return boxes.length === 0 ? '0 0 1 1' : `${left} ${top} ${right - left} ${bottom - top}`;
}
