import { blocks } from '../../blocks/index.ts';
import { curvePath } from '../canvas/wires/curve.ts';
import { arrowPath, cutText } from './shapes.ts';
import type { Stroke } from './unrolling.ts';

/** One part of the drawing of an unrolled body; how it looks says unroll.css. */
export function StrokeShape({ stroke }: { readonly stroke: Stroke }) {
  switch (stroke.kind) {
    case 'frame':
      return <rect className="unrolled-frame" data-current={stroke.current} rx={4} {...stroke.box} />;
    case 'pad':
      return <rect className="unrolled-pad" rx={4} {...stroke.box} />;
    case 'node': {
      const { box, block, title } = stroke;
      return (
        <g data-category={blocks.get(block)?.category ?? 'unknown'}>
          <rect className="unrolled-node" rx={5} {...box} />
          <rect className="unrolled-category" x={box.x} y={box.y + 6} width={2.5} height={9} rx={1} />
          <text className="unrolled-text" x={box.x + 9} y={box.y + 14} fontSize={11} fontWeight={500}>
            {cutText(title, 11, box.width - 14)}
          </text>
        </g>
      );
    }
    case 'wire':
      return (
        <g className="unrolled-wire" data-form={stroke.form} data-skips={stroke.skips ?? false}>
          <path d={curvePath(stroke.curve)} />
          {stroke.arrow && <path className="unrolled-arrow" d={arrowPath(stroke.arrow)} />}
        </g>
      );
    case 'tie': {
      const { from, to } = stroke;
      return <path className="unrolled-tie" d={`M${from.x},${from.y}L${to.x},${to.y}`} />;
    }
    case 'knot':
      return <circle className="unrolled-knot" cx={stroke.x} cy={stroke.y} r={3} />;
    case 'text': {
      const { text, x, y, size, tone, weight, align, longest } = stroke;
      return (
        <text
          className="unrolled-text"
          data-tone={tone}
          x={x}
          y={y + 0.36 * size}
          fontSize={size}
          fontWeight={weight}
          textAnchor={align === 'center' ? 'middle' : align === 'right' ? 'end' : undefined}
        >
          {cutText(text, size, longest)}
        </text>
      );
    }
  }
}
