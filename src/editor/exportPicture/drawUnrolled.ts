import { blocks } from '../../blocks/index.ts';
import { curvePath } from '../canvas/wires/curve.ts';
import { arrowPath } from '../unroll/shapes.ts';
import type { Stroke, Tone, Unrolling } from '../unroll/unrolling.ts';
import type { ScenePicture } from '../views/scene.ts';
import type { Colours } from './colours.ts';
import type { Painting } from './drawNode.ts';
import { textLine } from './text.ts';
import { element } from './xml.ts';

/** An unrolled body with its pictures, as unroll/StrokeShape.tsx draws it. */
export function drawUnrolled(
  { path, x, y, width, height, strokes, pictures }: Unrolling,
  colours: Colours,
  paintings: ReadonlyMap<string, Painting>,
): string {
  const ground = {
    x: 0.5,
    y: 0.5,
    width: width - 1,
    height: height - 1,
    rx: 6,
    fill: colours.surface,
    stroke: colours.hairline,
  };
  return element(
    'g',
    {
      id: `unrolled-${path}`.replaceAll('/', '.'),
      class: 'unrolled',
      transform: `translate(${x} ${y})`,
    },
    element('rect', ground),
    ...strokes.flatMap((stroke) => drawStroke(stroke, colours)),
    ...pictures.flatMap((picture) => drawPicture(picture, colours, paintings.get(picture.port))),
  );
}

function drawStroke(stroke: Stroke, colours: Colours): string[] {
  switch (stroke.kind) {
    case 'frame': {
      const stressed = stroke.current ? { stroke: colours.accent, 'stroke-width': 1.5 } : {};
      const fill = stroke.current ? colours.accentGround : colours.ground;
      return [element('rect', { ...stroke.box, rx: 4, fill, stroke: colours.hairline, ...stressed })];
    }
    case 'pad':
      return [element('rect', { ...stroke.box, rx: 4, fill: colours.surface, stroke: colours.hairline })];
    case 'node': {
      const { box, block, title } = stroke;
      const category = blocks.get(block)?.category;
      const tint = category === undefined ? colours.danger : colours.category[category];
      return [
        element('rect', { ...box, rx: 5, fill: colours.surface, stroke: colours.outline }),
        element('rect', { x: box.x, y: box.y + 6, width: 2.5, height: 9, rx: 1, fill: tint }),
        textLine({
          text: title,
          x: box.x + 9,
          y: box.y + 10,
          size: 11,
          weight: 500,
          colour: colours.ink,
          longest: box.width - 14,
        }),
      ];
    }
    case 'wire': {
      const colour = colours.wire[stroke.form];
      const dashes = stroke.skips ? '2 4' : undefined;
      const line = { fill: 'none', stroke: colour, 'stroke-width': 1.5, 'stroke-dasharray': dashes };
      return [
        element('path', { class: 'wire', d: curvePath(stroke.curve), ...line }),
        ...(stroke.arrow ? [element('path', { d: arrowPath(stroke.arrow), fill: colour })] : []),
      ];
    }
    case 'tie': {
      const { from, to } = stroke;
      const ends = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
      const dots = { 'stroke-dasharray': '1 3', 'stroke-linecap': 'round' };
      return [element('line', { class: 'tie', ...ends, stroke: colours.category.layer, ...dots })];
    }
    case 'knot': {
      const { x, y } = stroke;
      const line = { stroke: colours.category.layer, 'stroke-width': 1.5 };
      return [element('circle', { class: 'knot', cx: x, cy: y, r: 3, fill: colours.surface, ...line })];
    }
    case 'text': {
      const { kind, tone, ...text } = stroke;
      return [textLine({ ...text, colour: colourOf(tone, colours) })];
    }
  }
}

function colourOf(tone: Tone, { ink, quiet, accent }: Colours): string {
  return { ink, quiet, current: accent }[tone];
}

function drawPicture(
  { box, shrink, outline }: ScenePicture,
  colours: Colours,
  painting: Painting | undefined,
): string[] {
  if (!painting) return [];
  return [
    element('image', { ...box, href: painting.address, preserveAspectRatio: 'none' }),
    ...painting.texts.map((text) =>
      textLine({
        ...text,
        x: box.x + text.x * shrink,
        y: box.y + text.y * shrink,
        size: text.size * shrink,
        longest: text.longest === undefined ? undefined : text.longest * shrink,
      }),
    ),
    ...(outline
      ? [element('rect', { ...outline, fill: 'none', stroke: colours.accent, 'stroke-width': 1.5 })]
      : []),
  ];
}
