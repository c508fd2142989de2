import { useMemo } from 'react';
import { blocks } from '../../blocks/index.ts';
import type { Document } from '../../document/document.ts';
import { layOut, titleOf } from '../canvas/layout/layout.ts';
import { boundsOfDrawing } from '../canvas/wires/boundsOfDrawing.ts';
import { curvePath } from '../canvas/wires/curve.ts';
import { wireCurve } from '../canvas/wires/dropTarget.ts';
import { drawnWires } from '../canvas/wires/wires.ts';
import { understand } from '../state/store.ts';

/** Around the drawing, in its pixels. */
const margin = 24;

/** A small still picture of a document: its nodes where they lie, with their titles, and the wires between them. */
export function Miniature({ document, label }: { readonly document: Document; readonly label: string }) {
  const { nodes, curves, viewBox } = useMemo(() => {
    const { inference, facts } = understand(document, new Set());
    const layout = layOut(document, facts);
    const curves = drawnWires(document, inference, layout).flatMap((wire) => {
      const curve = wireCurve(layout, wire);
      return curve ? [{ id: wire.id, curve }] : [];
    });
    const nodes = [...layout.values()];
    const shown = curves.map(({ curve }) => curve);
    const { x, y, width, height } = boundsOfDrawing(nodes, [], shown, margin);
    return { nodes, curves, viewBox: `${x} ${y} ${width} ${height}` };
  }, [document]);
  return (
    <svg className="miniature" viewBox={viewBox} role="img" aria-label={label}>
      {nodes.map(({ path, node, x, y, box, frame }) => (
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
      {curves.map(({ id, curve }) => (
        <path key={id} className="miniature-wire" d={curvePath(curve)} />
      ))}
    </svg>
  );
}
