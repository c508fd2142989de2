import type { Layout, PortLayout } from '../canvas/layout/layout.ts';
import { type Curve, curveBetween, curvePath, pointOn } from '../canvas/wires/curve.ts';
import type { DrawnWire } from '../canvas/wires/wires.ts';
import type { Colours } from './colours.ts';
import { element } from './xml.ts';

/** From the middle of a port to the edge of its dot, where wires begin and end. */
const dot = 4;

/** The line that a wire follows, in the coordinates of the canvas; none when one of its ends is not drawn. */
export function curveOf(wire: DrawnWire, layout: Layout): Curve | undefined {
  const from = placeOf(layout, wire.from, true);
  const to = placeOf(layout, wire.to, false);
  return from && to && curveBetween({ ...from, x: from.x + dot }, { ...to, x: to.x - dot }, wire.lane);
}

function placeOf(layout: Layout, port: string, gives: boolean) {
  const isIt = (each: PortLayout) => each.port === port && each.gives === gives;
  // A port of a body's boundary belongs to the combinator: `read/$.state` lies on `read`.
  const owner = port.slice(0, port.lastIndexOf('.')).replace(/\/\$$/, '');
  const node = layout.get(owner);
  const place = node?.ports.find(isIt);
  return node && place && { x: node.x + place.x, y: node.y + place.y };
}

/** A wire in the form of what it carries; `ground` is the colour that it lies on. */
export function drawWire(wire: DrawnWire, curve: Curve, colours: Colours, ground: string): string {
  const colour = wire.problem ? colours.danger : colours.wire[wire.form];
  const d = curvePath(curve);
  const line = (width: number, stroke: string, dashes?: string, cap?: string) =>
    element('path', {
      d,
      fill: 'none',
      stroke,
      'stroke-width': width,
      'stroke-dasharray': dashes,
      'stroke-linecap': cap,
    });
  const doubled = { image: [4.5, 1.75], pair: [5, 3] } as const;
  const double = wire.form === 'image' || wire.form === 'pair' ? doubled[wire.form] : undefined;
  const lines = double
    ? [line(double[0], colour), line(double[1], ground)]
    : wire.type?.kind === 'symbols'
      ? [line(2.5, colour, '0.01 5.5', 'round')]
      : [line(1.5, colour)];
  if (wire.form === 'sequence') lines.push(line(7, colour, '1.25 7'));
  if (wire.form === 'tree') lines.push(branching(curve, colour, ground));
  return element('g', { id: `wire-${wire.from}-${wire.to}`.replaceAll('/', '.'), class: 'wire' }, ...lines);
}

/** As canvas/wires/Wire.tsx draws it. */
function branching(curve: Curve, colour: string, ground: string): string {
  const { x, y } = pointOn(curve, 0.5);
  return element(
    'g',
    { transform: `translate(${x} ${y})` },
    element('rect', { x: -12, y: -8, width: 24, height: 18, rx: 3, fill: ground }),
    element('path', {
      d: 'M9 0H3M3 -4V4M-9 -4H3M-3 4H3M-3 1V7M-9 1H-3M-9 7H-3',
      fill: 'none',
      stroke: colour,
      'stroke-width': 1.5,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  );
}
