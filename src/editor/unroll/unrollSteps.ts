import { wireForm } from '../canvas/wires/wires.ts';
import { symbolsAlong } from '../scrubber/describePosition.ts';
import { type Arranged, arrangeBody } from './arrangeBody.ts';
import { drawInstance, portAt } from './drawInstance.ts';
import { drawOutputs, stub } from './drawOutputs.ts';
import { drawPads } from './drawPads.ts';
import { drawGap, drawLink, gapWidth, placeSlots } from './drawRow.ts';
import { drawTies, tiesWidth } from './drawTies.ts';
import { type Layers, noLayers, partOfLayers } from './layers.ts';
import { type Subject, sizeAt } from './subject.ts';
import type { Part } from './unrolling.ts';

/** Between two steps, for the state that goes from one to the next. */
const between = 30;
/** For what comes before the first step and after the last. */
const ends = 38;

/** A recurrence: its steps from left to right, each handing its state to the next; in one of its readings, if it has several. */
export function unrollSteps(subject: Subject, reading?: string): Part {
  const { node, path, slots } = subject;
  const direction = reading ?? (node.params?.direction === 'backward' ? 'backward' : 'forward');
  const isBackward = direction === 'backward';
  const body = arrangeBody(node.body ?? { nodes: [], wires: [] }, path, {
    flow: 'up',
    stateFrom: isBackward ? 'right' : 'left',
    sizeOf: (port, each) => sizeAt(subject, port, each),
  });
  const layers = noLayers();
  const { starts, end } = placeSlots(slots, tiesWidth(subject, body, reading) + ends, body.width, between);
  const top = stub;
  slots.forEach((slot, i) => {
    const x = starts[i] ?? 0;
    if (slot.kind === 'gap')
      drawGap(layers, slot.more, { x: x + gapWidth / 2, y: top + body.height / 2 - 22 });
    else drawInstance(layers, subject, body, { position: slot.position, reading, x, y: top });
  });
  drawTies(layers, subject, body, 0, reading);
  drawStates(layers, subject, body, isBackward);
  const symbols = symbolsAlong(subject.state, path);
  const bottom = drawPads(layers, subject, body, {
    reading,
    skips: ['state'],
    labelOf: (position) => (symbols[position] === undefined ? `${position + 1}` : `“${symbols[position]}”`),
  });
  drawOutputs(layers, subject, body, reading);
  return partOfLayers(layers, end + ends, bottom);
}

/** The state on its way: from the start through all steps to the end, past those that are left out. */
function drawStates(layers: Layers, { state, path }: Subject, body: Arranged, isBackward: boolean): void {
  if (!body.ports.has('$.state') && !body.ports.has('.state')) return;
  const form = wireForm(state.inference.types.get(`${path}/$.state`));
  const towards = isBackward ? 'left' : 'right';
  const boxes = layers.instances.map(({ box, position }) => ({ ...box, position }));
  const inOrder = isBackward ? boxes.toReversed() : boxes;
  const [first] = inOrder;
  const out = isBackward ? -1 : 1;
  const entry = first && portAt(body, first, '$.state');
  if (entry) {
    const start = { x: entry.x - out * (ends - 12), y: entry.y };
    drawLink(layers, [start, entry], { form, flow: 'right' });
    const text = state.inference.types.has(`${path}.start`) ? 'start' : '0';
    const beside = { x: start.x - out * 5, y: start.y, ...(!isBackward && { align: 'right' as const }) };
    layers.texts.push({ kind: 'text', text, size: 11, tone: 'quiet', ...beside });
  }
  inOrder.forEach((box, i) => {
    const from = portAt(body, box, '.state');
    if (!from) return;
    const next = inOrder[i + 1];
    const to = next && portAt(body, next, '$.state');
    const skips = next !== undefined && Math.abs(next.position - box.position) > 1;
    if (next && to) drawLink(layers, [from, to], { form, flow: 'right', skips });
    if (next) return;
    const last = { x: from.x + out * (ends - 12), y: from.y };
    drawLink(layers, [from, last], { form, flow: 'right', arrow: towards });
    const above = { x: last.x, y: last.y - 10, align: 'center' } as const;
    layers.texts.push({ kind: 'text', text: 'final', size: 11, tone: 'quiet', ...above });
  });
}
