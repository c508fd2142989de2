import type { Box } from '../canvas/layout/geometry.ts';
import type { Curve, Spot } from '../canvas/wires/curve.ts';
import type { Part, Stroke } from './unrolling.ts';

/** A part of a drawing in another place. */
export function movedPart(part: Part, dx: number, dy: number): Part {
  const moved = <S extends Spot>(spot: S): S => ({ ...spot, x: spot.x + dx, y: spot.y + dy });
  const movedStroke = (stroke: Stroke): Stroke => {
    switch (stroke.kind) {
      case 'frame':
      case 'node':
      case 'pad':
        return { ...stroke, box: moved(stroke.box) };
      case 'text':
      case 'knot':
        return moved(stroke);
      case 'tie':
        return { ...stroke, from: moved(stroke.from), to: moved(stroke.to) };
      case 'wire': {
        const { arrow } = stroke;
        const curve = movedCurve(stroke.curve, dx, dy);
        return { ...stroke, curve, ...(arrow && { arrow: moved(arrow) }) };
      }
    }
  };
  const movedBox = (box: Box): Box => moved(box);
  return {
    ...part,
    strokes: part.strokes.map(movedStroke),
    pictures: part.pictures.map((picture) => ({
      ...picture,
      box: movedBox(picture.box),
      ...(picture.outline && { outline: movedBox(picture.outline) }),
    })),
    instances: part.instances.map((instance) => ({ ...instance, box: movedBox(instance.box) })),
  };
}

export function movedCurve(curve: Curve, dx: number, dy: number): Curve {
  const moved = ({ x, y }: Spot): Spot => ({ x: x + dx, y: y + dy });
  return curve.map(([a, b, c, d]) => [moved(a), moved(b), moved(c), moved(d)]);
}
