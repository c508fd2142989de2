import type { Spot } from '../wires/curve.ts';

interface Flow {
  screenToFlowPosition(spot: Spot, options?: { snapToGrid?: boolean }): Spot;
}

/** The class of the element that the drawing fills. */
const canvas = '.canvas';

/** Where the drawing is seen, in the window. */
export function canvasBox(): DOMRect {
  return document.querySelector(canvas)?.getBoundingClientRect() ?? new DOMRect();
}

/** The middle of what is seen of the drawing, in its own coordinates. */
export function canvasCentre(flow: Flow): Spot {
  const { left, top, width, height } = canvasBox();
  return flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 }, { snapToGrid: false });
}

/** Whether a point of the window lies on the drawing, and not on what floats over it. */
export function isOnCanvas(x: number, y: number): boolean {
  return !!document.elementFromPoint(x, y)?.closest(canvas);
}
