import { axesIn } from '../../base/valueType.ts';
import type { Slide, Sliding } from '../../blocks/slideOver.ts';
import { slideOver } from '../../blocks/slideOver.ts';
import { findNode } from '../canvas/layout/vocabularyOf.ts';
import { type Arranged, arrangeBody } from './arrangeBody.ts';
import { drawInstance } from './drawInstance.ts';
import { drawLocators } from './drawLocators.ts';
import { drawOutputs, stub } from './drawOutputs.ts';
import { drawPads } from './drawPads.ts';
import { drawGap, gapWidth, placeSlots } from './drawRow.ts';
import { drawTies, tiesWidth } from './drawTies.ts';
import { noLayers, partOfLayers } from './layers.ts';
import { canReadElements, readElements } from './readElements.ts';
import { type Subject, sizeAt } from './subject.ts';
import type { Part } from './unrolling.ts';

const between = 20;

/** A convolution: its windows side by side, over the elements or above the part of the picture that each of them reads. */
export function unrollWindows(subject: Subject): Part {
  const { node, path } = subject;
  const body = arrangeBody(node.body ?? { nodes: [], wires: [] }, path, {
    flow: 'up',
    sizeOf: (port, each) => sizeAt(subject, port, each),
  });
  const slide = slideOf(subject);
  if (slide && canReadElements(slide, body)) return readElements(subject, body, slide);
  return windowsInRow(subject, body, slide);
}

function windowsInRow(subject: Subject, body: Arranged, slide: Slide | undefined): Part {
  const layers = noLayers();
  const { starts, end } = placeSlots(subject.slots, tiesWidth(subject, body), body.width, between);
  subject.slots.forEach((slot, i) => {
    const x = starts[i] ?? 0;
    if (slot.kind === 'gap') drawGap(layers, slot.more, { x: x + gapWidth / 2, y: stub + body.height / 2 });
    else drawInstance(layers, subject, body, { position: slot.position, x, y: stub });
  });
  drawTies(layers, subject, body, 0);
  drawOutputs(layers, subject, body);
  const isPlane = slide?.slid.length === 2;
  const counts = slide?.counts.map((each) => (typeof each === 'number' ? each : 1)) ?? [];
  const [, across = 1] = counts;
  const labelOf = (position: number) =>
    isPlane ? `${Math.floor(position / across) + 1}, ${(position % across) + 1}` : `${position + 1}`;
  const bottom = drawPads(layers, subject, body, { labelOf });
  return partOfLayers(layers, end, isPlane ? drawLocators(layers, subject, slide, bottom) : bottom);
}

/** How the windows lie; `undefined` where the input has no type, or one that they do not fit. */
function slideOf({ state: { inference }, path, node }: Subject): Slide | undefined {
  const type = inference.types.get(`${path}.x`);
  const params = findNode(inference.scope, path)?.params;
  if (!type || type.kind === 'tuple' || node.block !== 'convolve' || !isSliding(params)) return undefined;
  return axesIn(type).length < params.size.length ? undefined : slideOver(type, 'Convolve', params);
}

function isSliding(params: object | undefined): params is Sliding {
  return !!params && 'size' in params && Array.isArray(params.size) && 'padding' in params;
}
