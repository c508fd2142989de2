import type { Spot } from '../canvas/wires/curve.ts';
import { wireForm } from '../canvas/wires/wires.ts';
import type { Arranged } from './arrangeBody.ts';
import type { Layers } from './layers.ts';
import { movedCurve } from './movedPart.ts';
import { drawPicture, inReading, type Subject } from './subject.ts';
import type { Stroke } from './unrolling.ts';

/** One application of the body, and where its frame lies. */
export interface Placed extends Spot {
  readonly position: number;
  readonly reading?: string | undefined;
}

/** Draws one application of a body: its frame, its nodes with what they give there, and its wires. */
export function drawInstance(layers: Layers, subject: Subject, body: Arranged, placed: Placed): void {
  const { position, reading, x, y } = placed;
  const { width, height } = body;
  const box = { x, y, width, height };
  layers.frames.push({ kind: 'frame', box, current: position === subject.at });
  layers.instances.push({ position, ...(reading !== undefined && { reading }), box });
  layers.wires.push(...wiresOf(subject, body, placed));
  drawNodes(layers, subject, body, placed);
}

function drawNodes(layers: Layers, subject: Subject, body: Arranged, placed: Placed): void {
  const { position, reading } = placed;
  for (const { node, title, box, picture, inner } of body.nodes) {
    const [x, y] = [placed.x + box.x, placed.y + box.y];
    layers.nodes.push({ kind: 'node', box: { ...box, x, y }, block: node.block, title });
    if (picture) {
      const port = inReading(picture.port, subject.path, reading);
      const room = { ...picture.room, x: x + picture.room.x, y: y + picture.room.y };
      layers.pictures.push(...drawPicture(subject, { port, node, position, room }));
    }
    if (inner) {
      const corner = { x: x + inner.x, y: y + inner.y };
      const { width, height } = inner.body;
      layers.nodes.push({ kind: 'frame', box: { ...corner, width, height }, current: false });
      layers.nodes.push(...wiresOf(subject, inner.body, { ...placed, ...corner }));
      drawNodes(layers, subject, inner.body, { ...placed, ...corner });
    }
  }
}

function wiresOf({ state }: Subject, { wires }: Arranged, { x, y }: Placed): readonly Stroke[] {
  return wires.map(({ from, curve, arrow }) => ({
    kind: 'wire',
    curve: movedCurve(curve, x, y),
    form: wireForm(state.inference.types.get(from)),
    ...(arrow && { arrow: { ...arrow, x: arrow.x + x, y: arrow.y + y } }),
  }));
}

/** Where a port of the frame of an instance lies on the drawing; none if the body does not wire it. */
export function portAt(body: Arranged, { x, y }: Spot, port: string): Spot | undefined {
  const spot = body.ports.get(port);
  return spot && { x: spot.x + x, y: spot.y + y };
}
