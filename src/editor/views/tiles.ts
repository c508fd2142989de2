import { sameJson } from '../../document/sameJson.ts';
import type { Activation } from '../state/activations.ts';
import { drawPainted } from './drawPainted.ts';
import { type Look, paintPicture } from './paintPicture.ts';
import type { Picture } from './pictureKind.ts';
import { takesNumbers } from './plates.ts';

/** What a tile is painted from. */
export interface TileRequest {
  /** Of the node. */
  readonly id: string;
  readonly picture: Picture;
  readonly activation: Activation | undefined;
  readonly look: Look;
}

/** A picture as it was painted last. */
export interface Tile extends TileRequest {
  readonly bitmap: ImageBitmap;
  /** The frame in which it was painted. */
  readonly painted: number;
  /** The frame in which it was seen last. */
  seen: number;
}

/** The painted pictures of what is on screen, by node. */
export interface Tiles {
  get(id: string): Tile | undefined;
  /**
   * Brings tiles up to date for a frame, those first that have waited longest, until there is no time left. Returns
   * whether all of them are now as they should be.
   */
  refresh(requests: readonly TileRequest[], hasTime: () => boolean): boolean;
}

/** Frames for which a tile is kept after it has left the screen. */
const patience = 120;

export function createTiles(): Tiles {
  const tiles = new Map<string, Tile>();
  // Bitmaps are put on another canvas in half the time that canvases take.
  const scratch = new OffscreenCanvas(1, 1);
  let frame = 0;

  function paint(request: TileRequest): void {
    const { id, picture, activation, look } = request;
    drawPainted(scratch, paintPicture(picture, activation?.values, look), look.palette);
    tiles.get(id)?.bitmap.close();
    tiles.set(id, { ...request, bitmap: scratch.transferToImageBitmap(), painted: frame, seen: frame });
  }

  return {
    get: (id) => tiles.get(id),
    refresh(requests, hasTime) {
      frame++;
      const behind: TileRequest[] = [];
      for (const request of requests) {
        const tile = tiles.get(request.id);
        if (tile) tile.seen = frame;
        if (!tile || !isCurrent(tile, request)) behind.push(request);
      }
      const paintedAt = ({ id }: TileRequest) => tiles.get(id)?.painted ?? 0;
      behind.sort((one, other) => paintedAt(one) - paintedAt(other));
      let done = 0;
      for (const request of behind) {
        if (done > 0 && !hasTime()) break;
        paint(request);
        done++;
      }
      for (const [id, { seen, bitmap }] of tiles) {
        if (frame - seen <= patience) continue;
        bitmap.close();
        tiles.delete(id);
      }
      return done === behind.length;
    },
  };
}

function isCurrent(tile: Tile, { picture, activation, look }: TileRequest): boolean {
  // When the shape has changed, what was there stays until the first value of the new shape is here.
  if (activation && !activation.stale && !takesNumbers(picture, activation.values.length)) return true;
  return (
    tile.activation?.version === activation?.version &&
    sameJson(tile.picture, picture) &&
    sameLook(tile.look, look)
  );
}

function sameLook(one: Look, other: Look): boolean {
  return (
    one.palette === other.palette &&
    one.scale === other.scale &&
    one.detail === other.detail &&
    one.hairline === other.hairline &&
    one.limit === other.limit
  );
}
