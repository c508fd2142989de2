import { wireForm } from '../canvas/wires/wires.ts';
import type { Arranged } from './arrangeBody.ts';
import { drawLink, givenPorts } from './drawRow.ts';
import type { Layers } from './layers.ts';
import type { Subject } from './subject.ts';

/** How far what a body gives is drawn out of its frame. */
export const stub = 24;

/** What each instance gives, upwards out of its frame; named at the first. */
export function drawOutputs(
  layers: Layers,
  { state, path }: Subject,
  body: Arranged,
  reading?: string,
  isDrawn: (position: number) => boolean = () => true,
): void {
  let isNamed = false;
  for (const { box, position, reading: of } of layers.instances) {
    if (of !== reading || !isDrawn(position)) continue;
    for (const [name, spot] of givenPorts(body)) {
      if (name === 'state') continue;
      const from = { x: box.x + spot.x, y: box.y };
      const form = wireForm(state.inference.types.get(`${path}/$.${name}`));
      drawLink(layers, [from, { ...from, y: from.y - stub + 6 }], { form, flow: 'up', arrow: 'up' });
      if (isNamed) continue;
      layers.texts.push({
        kind: 'text',
        text: name,
        x: from.x + 7,
        y: from.y - stub / 2,
        size: 11,
        tone: 'quiet',
      });
    }
    isNamed = true;
  }
}
