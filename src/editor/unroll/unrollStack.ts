import { wireForm } from '../canvas/wires/wires.ts';
import { arrangeBody } from './arrangeBody.ts';
import { drawInstance, portAt } from './drawInstance.ts';
import { drawGap, drawLink, gapWidth, handedIn, placeSlots } from './drawRow.ts';
import { drawTies, tiesWidth } from './drawTies.ts';
import { noLayers, partOfLayers } from './layers.ts';
import { drawPicture, type Subject, sizeAt } from './subject.ts';
import type { Part } from './unrolling.ts';

const between = 30;
const labelHeight = 24;
const padding = 4;

/** A stack: its copies from left to right, each fed by the one before, from what comes in to what the last one gives. */
export function unrollStack(subject: Subject): Part {
  const { state, path, node, slots } = subject;
  const isShared = node.params?.shared === true;
  const body = arrangeBody(node.body ?? { nodes: [], wires: [] }, path, {
    flow: 'right',
    sizeOf: (port, each) => sizeAt(subject, port, each),
  });
  const layers = noLayers();
  const given = sizeAt(subject, `${path}/$.input`, node);
  const pad = given && { width: given.width + 2 * padding, height: given.height + 2 * padding };
  const left = isShared ? tiesWidth(subject, body) : 0;
  const { starts, end } = placeSlots(
    slots,
    left + (pad ? pad.width + between : between),
    body.width,
    between,
  );
  slots.forEach((slot, i) => {
    const x = starts[i] ?? 0;
    if (slot.kind === 'gap') drawGap(layers, slot.more, { x: x + gapWidth / 2, y: body.height / 2 - 22 });
    else drawInstance(layers, subject, body, { position: slot.position, x, y: 0 });
  });
  if (isShared) drawTies(layers, subject, body, 0);
  const form = wireForm(state.inference.types.get(`${path}/$.input`));
  const boxes = layers.instances.map(({ box, position }) => ({ ...box, position }));
  const [first] = boxes;
  const entry = first && portAt(body, first, '$.input');
  if (first && entry) {
    const room = pad && { x: left + padding, y: entry.y - pad.height / 2 + padding, ...given };
    if (pad && room) {
      layers.nodes.push({ kind: 'pad', box: { x: left, y: room.y - padding, ...pad } });
      layers.pictures.push(
        ...drawPicture(subject, { port: `${path}/$.input`, node, position: first.position, room }),
      );
    }
    drawLink(layers, [{ x: left + (pad ? pad.width : 0), y: entry.y }, entry], { form, flow: 'right' });
  }
  boxes.forEach((box, i) => {
    const from = portAt(body, box, '.output');
    const next = boxes[i + 1];
    const to = next ? portAt(body, next, '$.input') : from && { x: end + between - 8, y: from.y };
    if (from && to)
      drawLink(layers, [from, to], {
        form,
        flow: 'right',
        skips: !!next && next.position - box.position > 1,
        ...(!next && { arrow: 'right' }),
      });
    const current = box.position === subject.at;
    layers.texts.push({
      kind: 'text',
      text: `${box.position + 1}`,
      x: box.x + box.width / 2,
      y: box.height + labelHeight / 2 + 2,
      size: 13,
      tone: current ? 'current' : 'ink',
      align: 'center',
      ...(current && { weight: 600 }),
    });
  });
  // What all copies are handed alike is named below the first.
  for (const [name, spot] of handedIn(body))
    if (first && name !== 'input')
      layers.texts.push({
        kind: 'text',
        text: name,
        x: first.x - 6,
        y: first.y + spot.y,
        size: 11,
        tone: 'quiet',
        align: 'right',
      });
  return partOfLayers(layers, end + between, body.height + labelHeight);
}
