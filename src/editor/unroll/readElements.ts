import { elementsOf } from '../../base/valueType.ts';
import type { Slide } from '../../blocks/slideOver.ts';
import { wireForm } from '../canvas/wires/wires.ts';
import type { Arranged } from './arrangeBody.ts';
import { drawInstance, portAt } from './drawInstance.ts';
import { drawOutputs, stub } from './drawOutputs.ts';
import { drawGap, drawLink, gapWidth } from './drawRow.ts';
import { drawTies, tiesWidth } from './drawTies.ts';
import { type Layers, noLayers, partOfLayers } from './layers.ts';
import { drawPicture, type Subject, sizeAt } from './subject.ts';
import type { Part } from './unrolling.ts';

/** Between two windows, above the elements that they read. */
const between = 18;
/** The room for the lines from elements to windows, and for what an element is called. */
const rise = 56;
const labelHeight = 20;
const padding = 4;
/** Of wider windows the lines would be a thicket, and narrower elements would be too small to see. */
const widest = 5;
const narrowest = 52;

/** Whether there is room to draw every element once, below the windows that read it. */
export function canReadElements({ slid, sizes, strides, rest }: Slide, body: Arranged): boolean {
  const [size = 1, stride = 1] = [sizes[0], strides[0]];
  const isRow = slid.length === 1 && rest.length <= 1;
  return isRow && size <= widest && (body.width + between) / stride >= narrowest && elementsOf(slid) !== 0;
}

/** Windows over one axis: the elements of the input in a row, and over them the windows, each joined to those that it reads. */
export function readElements(subject: Subject, body: Arranged, slide: Slide): Part {
  const { slots } = subject;
  const [size = 1, stride = 1] = [slide.sizes[0], slide.strides[0]];
  const before = slide.padding[0]?.[0] ?? 0;
  const step = (body.width + between) / stride;
  const layers = noLayers();
  const elements = new Map<number, number>();
  let x = tiesWidth(subject, body);
  for (let i = 0; i < slots.length; ) {
    const slot = slots[i];
    if (slot?.kind === 'gap') {
      drawGap(layers, slot.more, { x: x + gapWidth / 2, y: stub + body.height / 2 });
      x += gapWidth;
      i++;
      continue;
    }
    const run: number[] = [];
    for (let next = slots[i]; next?.kind === 'instance'; next = slots[++i]) run.push(next.position);
    const overhang = Math.max(0, body.width / 2 - (size / 2) * step);
    const start = x + overhang;
    const first = (run[0] ?? 0) * stride;
    for (const position of run) {
      const middle = start + (position * stride - first + size / 2) * step;
      drawInstance(layers, subject, body, { position, x: middle - body.width / 2, y: stub });
    }
    const last = (run.at(-1) ?? 0) * stride + size;
    for (let each = first; each < last; each++)
      elements.set(each - before, start + (each - first + 0.5) * step);
    x = start + (last - first) * step + overhang;
  }
  drawTies(layers, subject, body, 0);
  drawOutputs(layers, subject, body);
  for (const { box, position } of layers.instances) drawNumber(layers, subject, position, box);
  const bottom = drawElements(layers, subject, body, { slide, elements, step });
  return partOfLayers(layers, x, bottom);
}

function drawNumber(
  layers: Layers,
  { at }: Subject,
  position: number,
  box: { readonly x: number; readonly y: number },
): void {
  const isCurrent = position === at;
  layers.texts.push({
    kind: 'text',
    text: `${position + 1}`,
    x: box.x + 2,
    y: box.y - 9,
    size: 11,
    tone: isCurrent ? 'current' : 'quiet',
    ...(isCurrent && { weight: 600 }),
  });
}

interface Elements {
  readonly slide: Slide;
  /** Where the middle of each lies. */
  readonly elements: ReadonlyMap<number, number>;
  readonly step: number;
}

function drawElements(
  layers: Layers,
  subject: Subject,
  body: Arranged,
  { slide, elements, step }: Elements,
): number {
  const { state, path, node } = subject;
  const port = `${path}.x`;
  const form = wireForm(state.inference.types.get(`${path}/$.window`));
  const [size = 1, stride = 1] = [slide.sizes[0], slide.strides[0]];
  const before = slide.padding[0]?.[0] ?? 0;
  const length = slide.slid[0]?.size;
  const top = stub + body.height + rise;
  const room = sizeAt(subject, port, node, { width: Math.min(112, step - 4 * padding), height: 56 });
  const { width, height } = room ?? { width: 40, height: 24 };
  const outside = (each: number) => each < 0 || (typeof length === 'number' && each >= length);
  for (const [each, middle] of elements) {
    const box = {
      x: middle - width / 2 - padding,
      y: top,
      width: width + 2 * padding,
      height: height + 2 * padding,
    };
    layers.nodes.push({ kind: 'pad', box });
    const text = { kind: 'text', x: middle, size: 11, tone: 'quiet', align: 'center' } as const;
    // Beyond the ends lie zeros.
    if (outside(each)) layers.texts.push({ ...text, text: '0', y: box.y + box.height / 2 });
    else {
      const inside = { x: box.x + padding, y: box.y + padding, width, height };
      layers.pictures.push(...drawPicture(subject, { port, node, position: each, room: inside }));
      layers.texts.push({ ...text, text: `${each + 1}`, y: box.y + box.height + labelHeight / 2 });
    }
  }
  for (const { box, position } of layers.instances) {
    const tip = portAt(body, box, '$.window');
    if (!tip) continue;
    for (let i = 0; i < size; i++) {
      const from = elements.get(position * stride - before + i);
      if (from !== undefined) drawLink(layers, [{ x: from, y: top }, tip], { form, flow: 'up' });
    }
  }
  return top + height + 2 * padding + labelHeight;
}
