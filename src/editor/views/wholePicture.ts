import { channelsOf, type Picture } from './pictureKind.ts';

/** What shows all numbers: where bars have no lane for some channels, a heatmap. */
export function wholePicture(picture: Picture): Picture {
  if (picture.kind !== 'bars' || !picture.more) return picture;
  const columns = channelsOf(picture);
  return { kind: 'rows', rows: picture.size / columns, columns, scale: picture.scale };
}
