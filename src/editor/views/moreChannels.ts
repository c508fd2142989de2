import type { Picture } from './pictureKind.ts';

/** Under the lanes of a series: how many more channels there are, if not all have one. */
export function moreChannels(picture: Picture): string | undefined {
  if (picture.kind !== 'bars' || !picture.more) return undefined;
  return `+ ${picture.more} more ${picture.more === 1 ? 'channel' : 'channels'}`;
}
