import type { Node } from '../../../document/document.ts';
import type { NodePorts } from '../../../document/ports.ts';
import { type Box, type Size, snapUp } from './geometry.ts';
import { longest } from './measureText.ts';
import { portRow } from './placePorts.ts';

/** The frame that a body is drawn in, from the corner of its combinator, and where the body's own corner lies. */
export interface Frame extends Box {
  readonly originX: number;
  readonly originY: number;
}

/** Between the frame of a body and the edge of its combinator. */
export const frameMargin = 12;
/** Between the frame and what lies in it. */
const framePadding = 20;
const emptyFrame: Size = { width: 240, height: 104 };
/** A body that has the canvas for itself gets more room, so that one can work in it. */
const entered = { padding: 56, smallest: { width: 480, height: 240 }, besidePads: 24 };

type Body = NonNullable<NodePorts['body']>;

/** A node in a body, as far as the frame is as large as what lies in it. */
interface Content extends Size {
  readonly node: Node;
}

/** The frame within a combinator, below its title and ports, at least as wide as these need. */
export function frameOf(body: Body, inner: readonly Content[], top: number, least: number): Frame {
  const { left, right, width, height, rows } = contentOf(body, inner);
  const filled = inner.length > 0;
  return {
    x: frameMargin,
    y: top,
    width: snapUp(Math.max(filled ? left + width + right : emptyFrame.width, least - 2 * frameMargin)),
    height: snapUp(Math.max(filled ? height + 2 * framePadding : emptyFrame.height, rows + 2 * framePadding)),
    originX: frameMargin + left,
    originY: top + framePadding,
  };
}

/** The frame of a body that fills the canvas, and the room that it takes with the names of its ports on both sides. */
export function enteredFrame(body: Body, inner: readonly Content[]): { readonly frame: Frame } & Size {
  const { width: content, height: lines, rows } = contentOf(body, inner);
  const { padding, smallest, besidePads } = entered;
  const [left, right] = [body.inputs, body.outputs].map((names) => snapUp(longest(names) + besidePads));
  const width = snapUp(Math.max(content + 2 * padding, smallest.width));
  const height = snapUp(Math.max(Math.max(lines, rows) + 2 * padding, smallest.height));
  const x = left ?? 0;
  return {
    frame: { x, y: 0, width, height, originX: x + padding, originY: padding },
    width: x + width + (right ?? 0),
    height,
  };
}

function contentOf({ inputs, outputs }: Body, inner: readonly Content[]) {
  return {
    left: snapUp(longest(inputs) + framePadding + 12),
    right: snapUp(longest(outputs) + framePadding + 12),
    width: Math.max(0, ...inner.map(({ node, width }) => (node.at?.[0] ?? 0) + width)),
    height: Math.max(0, ...inner.map(({ node, height }) => (node.at?.[1] ?? 0) + height)),
    rows: Math.max(inputs.length, outputs.length) * (portRow + 4),
  };
}
