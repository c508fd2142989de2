import type { Picture } from './pictureKind.ts';
import { pictureSize } from './pictureSize.ts';
import type { Rect, ScenePicture } from './scene.ts';

/** Puts a picture into the middle of the room that there is for it, made smaller where it needs more. */
export function fitPicture(port: string, picture: Picture, room: Rect): ScenePicture {
  const { width, height } = pictureSize(picture);
  const shrink = Math.min(1, room.width / width, room.height / height);
  const box = {
    x: room.x + (room.width - width * shrink) / 2,
    y: room.y + (room.height - height * shrink) / 2,
    width: width * shrink,
    height: height * shrink,
  };
  return { port, picture, box, shrink };
}
