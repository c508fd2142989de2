import { wireForm } from '../canvas/wires/wires.ts';
import type { Arranged } from './arrangeBody.ts';
import { drawLink, handedIn } from './drawRow.ts';
import type { Layers } from './layers.ts';
import { drawPicture, inReading, type Subject, sizeAt } from './subject.ts';

interface Manner {
  readonly reading?: string | undefined;
  /** What comes another way. */
  readonly skips?: readonly string[];
  labelOf(position: number): string;
}

const gap = 22;
const padding = 4;
const labelHeight = 22;

/**
 * Below each instance what it is handed, with a picture of it, and what it is called. What is handed on from outside, the same to all,
 * is named alone. Returns where the drawing ends.
 */
export function drawPads(
  layers: Layers,
  subject: Subject,
  body: Arranged,
  { reading, skips = [], labelOf }: Manner,
): number {
  const { state, path, node } = subject;
  const handed = handedIn(body).filter(([name]) => !skips.includes(name));
  let bottom = 0;
  layers.instances.forEach(({ box, position, reading: of }, i) => {
    if (of !== reading) return;
    const under = box.y + box.height;
    let end = under;
    for (const [name, spot] of handed) {
      const port = `${path}/$.${name}`;
      const size = sizeAt(subject, port, node, {
        width: Math.max(40, body.width / handed.length - 2 * padding),
        height: 56,
      });
      const tip = { x: box.x + spot.x, y: under };
      const start = { x: tip.x, y: under + gap };
      drawLink(layers, [start, tip], { form: wireForm(state.inference.types.get(port)), flow: 'up' });
      if (i === 0)
        layers.texts.push({
          kind: 'text',
          text: name,
          x: tip.x + 7,
          y: under + gap / 2 + 1,
          size: 11,
          tone: 'quiet',
        });
      if (!size) continue;
      const width = size.width + 2 * padding;
      const pad = { x: tip.x - width / 2, y: start.y, width, height: size.height + 2 * padding };
      layers.nodes.push({ kind: 'pad', box: pad });
      const room = { x: pad.x + padding, y: pad.y + padding, ...size };
      layers.pictures.push(
        ...drawPicture(subject, { port: inReading(port, path, reading), node, position, room }),
      );
      end = Math.max(end, pad.y + pad.height);
    }
    const current = position === subject.at;
    layers.texts.push({
      kind: 'text',
      text: labelOf(position),
      x: box.x + box.width / 2,
      y: end + labelHeight / 2 + 2,
      size: 13,
      tone: current ? 'current' : 'ink',
      align: 'center',
      ...(current && { weight: 600 }),
      longest: box.width + 20,
    });
    bottom = Math.max(bottom, end + labelHeight + 2);
  });
  return bottom;
}
