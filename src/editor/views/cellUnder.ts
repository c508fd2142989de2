import type { Activation } from '../state/activations.ts';
import type { Picture } from './pictureKind.ts';
import { contentCorner } from './pictureSize.ts';
import { indexAt, takesNumbers } from './plates.ts';
import type { Rect, Scene } from './scene.ts';

/** A number that is seen under a point. */
export interface CellUnder {
  /** The path of the port whose value it is of. */
  readonly port: string;
  readonly picture: Picture;
  /** Its place in what the picture shows. */
  readonly place: number;
  readonly activation: Activation;
}

/** The number under a point of the canvas, in its CSS pixels; of nodes that lie over one another that of the uppermost. */
export function cellUnder(
  { viewport, nodes }: Scene,
  at: { readonly x: number; readonly y: number },
  activationOf: (port: string) => Activation | undefined,
): CellUnder | undefined {
  const x = (at.x - viewport.x) / viewport.zoom;
  const y = (at.y - viewport.y) / viewport.zoom;
  let top = nodes[0];
  for (const node of nodes)
    if (contains(node.frame, x, y) && (!top || node.z >= top.z || !contains(top.frame, x, y))) top = node;
  const shown = top?.picture;
  if (!shown || !contains(shown.box, x, y)) return undefined;
  const { port, picture, box, shrink } = shown;
  const activation = activationOf(port);
  if (!activation || !takesNumbers(picture, activation.values.length)) return undefined;
  const corner = contentCorner(picture);
  const place = indexAt(
    picture,
    (x - box.x) / shrink - corner.x,
    (y - box.y) / shrink - corner.y,
    activation.values,
  );
  return place === undefined ? undefined : { port, picture, place, activation };
}

function contains({ x, y, width, height }: Rect, left: number, top: number): boolean {
  return left >= x && left < x + width && top >= y && top < y + height;
}
