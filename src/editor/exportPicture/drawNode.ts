import type { ValueType } from '../../base/valueType.ts';
import { blocks } from '../../blocks/index.ts';
import { isTyped } from '../canvas/layout/facts.ts';
import { type NodeLayout, type PortLayout, titleOf } from '../canvas/layout/layout.ts';
import { measureText } from '../canvas/layout/measureText.ts';
import { titleHeight } from '../canvas/layout/placePorts.ts';
import { wireForm } from '../canvas/wires/wires.ts';
import { typedSize } from '../views/pictureSize.ts';
import type { Colours } from './colours.ts';
import { drawTree } from './drawTree.ts';
import { textLine } from './text.ts';
import { element } from './xml.ts';

/** A live picture: its pixels as the address of a PNG, and the texts on it, from its corner. */
export interface Painting {
  readonly address: string;
  readonly texts: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly weight: number;
    readonly colour: string;
    readonly align: 'left' | 'center' | 'right';
    readonly longest?: number | undefined;
  }[];
}

interface Manner {
  readonly colours: Colours;
  readonly paintings: ReadonlyMap<string, Painting>;
  readonly types: ReadonlyMap<string, ValueType>;
  /** A block whose nodes are pointed out. */
  readonly outlined?: { readonly block: string; readonly colour: string } | undefined;
}

/** A node with what lies in its body, which is drawn already. */
export function drawNode(layout: NodeLayout, manner: Manner, inner: readonly string[]): string {
  const { path, node, box, frame, x, y } = layout;
  const { colours, outlined } = manner;
  const isOutlined = outlined?.block === node.block;
  const category = blocks.get(node.block)?.category;
  return element(
    'g',
    { id: `node-${path}`.replaceAll('/', '.'), class: 'node', transform: `translate(${x} ${y})` },
    element('rect', {
      class: 'box',
      x: 0.5,
      y: 0.5,
      width: box.width - 1,
      height: box.height - 1,
      rx: 6,
      fill: colours.surface,
      stroke: isOutlined ? outlined.colour : colours.outline,
      'stroke-width': isOutlined ? 2 : undefined,
      'stroke-dasharray': node.bypass ? '4 3' : undefined,
    }),
    element('rect', {
      y: 8,
      width: 3,
      height: 12,
      rx: 1,
      fill: category === undefined ? colours.danger : colours.category[category],
    }),
    ...head(layout, colours),
    ...(frame
      ? [
          element('rect', {
            class: 'frame',
            x: frame.x + 0.5,
            y: frame.y + 0.5,
            width: frame.width - 1,
            height: frame.height - 1,
            rx: 4,
            fill: colours.ground,
            stroke: colours.hairline,
          }),
          element('g', { transform: `translate(${-x} ${-y})` }, ...inner),
        ]
      : []),
    ...picture(layout, manner),
    ...layout.ports.flatMap((port) => drawPort(port, manner)),
  );
}

function head({ node, mapped, box }: NodeLayout, colours: Colours): string[] {
  const y = titleHeight / 2;
  const behind = mapped ? measureText(mapped, 11) + 10 : 0;
  const title = textLine({
    text: titleOf(node),
    x: 12,
    y,
    size: 13,
    weight: 500,
    colour: colours.ink,
    longest: box.width - 20 - behind,
  });
  if (!mapped) return [title];
  return [
    title,
    textLine({ text: mapped, x: box.width - 8, y, size: 11, colour: colours.quiet, align: 'right' }),
  ];
}

function picture({ node, picture: place }: NodeLayout, { colours, paintings }: Manner): string[] {
  if (!place) return [];
  const { x, y, width, height, port } = place;
  if (isTyped(node)) {
    const { value } = node.params ?? {};
    const fieldHeight = Math.min(height, typedSize.height);
    const frame = element('rect', {
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: fieldHeight - 1,
      rx: 4,
      fill: colours.ground,
      stroke: colours.hairline,
    });
    const below = { x, y: y + fieldHeight, width, height: height - fieldHeight };
    const text = typeof value === 'string' ? value : '';
    return [
      frame,
      textLine({ text, x: x + 6, y: y + 14, size: 13, colour: colours.ink, longest: width - 12 }),
      ...(node.block === 'tree' && below.height > 0 ? drawTree(text, below, colours) : []),
    ];
  }
  const painting = paintings.get(port);
  if (!painting) return [];
  return [
    element('image', { x, y, width, height, href: painting.address, preserveAspectRatio: 'none' }),
    ...painting.texts.map((text) => textLine({ ...text, x: x + text.x, y: y + text.y })),
  ];
}

function drawPort(port: PortLayout, { colours, types }: Manner): string[] {
  const colour = colours.wire[wireForm(types.get(port.port))];
  const isLeft = port.gives === port.boundary;
  // Wires run through the ports of a boundary, so that their names stand above them.
  const [aside, up] = port.boundary ? [6, 9.5] : [9, 0];
  return [
    element('circle', {
      class: 'port',
      cx: port.x,
      cy: port.y,
      r: 3.25,
      fill: colours.surface,
      stroke: colour,
      'stroke-width': 1.5,
    }),
    textLine({
      text: port.name,
      x: port.x + (isLeft ? aside : -aside),
      y: port.y - up,
      size: 11,
      colour: colours.quiet,
      align: isLeft ? 'left' : 'right',
    }),
  ];
}
