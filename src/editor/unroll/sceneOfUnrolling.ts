import { unrolledId } from '../state/unroll.ts';
import type { SceneNode } from '../views/scene.ts';
import { movedPart } from './movedPart.ts';
import type { Unrolling } from './unrolling.ts';

const known = new WeakMap<Unrolling, readonly SceneNode[]>();

/** The pictures of an unrolled body on the canvas, over its ground; the same objects for the same drawing. */
export function sceneOfUnrolling(unrolling: Unrolling): readonly SceneNode[] {
  const found = known.get(unrolling) ?? list(unrolling);
  known.set(unrolling, found);
  return found;
}

function list(unrolling: Unrolling): readonly SceneNode[] {
  const { path, x, y, width, height } = unrolling;
  const id = unrolledId(path);
  const times = new Map<string, number>();
  const pictures = movedPart(unrolling, x, y).pictures.map((picture): SceneNode => {
    // What several instances read has a picture at each.
    const time = times.get(picture.port) ?? 0;
    times.set(picture.port, time + 1);
    return { id: `${id} ${picture.port} ${time}`, frame: picture.box, z: 1, picture };
  });
  return [{ id, frame: { x, y, width, height }, z: 0, radius: 6 }, ...pictures];
}
