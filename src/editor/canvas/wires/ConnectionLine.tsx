import type { CanvasNode, ConnectionLineComponentProps } from '../flow/flow.ts';
import { curveBetween, curvePath } from './curve.ts';

/** The wire that is being dragged. */
export function ConnectionLine({
  fromX,
  fromY,
  toX,
  toY,
  fromHandle,
  connectionStatus,
}: ConnectionLineComponentProps<CanvasNode>) {
  const [start, end] = [
    { x: fromX, y: fromY },
    { x: toX, y: toY },
  ];
  const path = curvePath(fromHandle.type === 'source' ? curveBetween(start, end) : curveBetween(end, start));
  return (
    <g className="wire" data-form="vector" data-dragged="true" data-wrong={connectionStatus === 'invalid'}>
      <path className="wire-line" d={path} />
    </g>
  );
}
