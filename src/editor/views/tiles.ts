import { sameJson } from '../../document/sameJson.ts';
import type { Activation } from '../state/activations.ts';
import { putPainted } from './drawPainted.ts';
import { packShelves } from './packShelves.ts';
import { type Look, type Painted, paintPicture } from './paintPicture.ts';
import type { Picture } from './pictureKind.ts';
import { takesNumbers } from './plates.ts';
import type { Rect } from './scene.ts';

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
  /** Several tiles share one: to hand over a canvas takes longer than to paint a small picture. */
  readonly bitmap: ImageBitmap;
  /** Where this one lies in it. */
  readonly area: Rect;
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

/** Up to so many tiles, and up to about so many pixels of them, share a bitmap, as all of it is kept for as long as one of them is. */
const together = 32;
const fewPixels = 2 ** 18;
/** About how wide a bitmap is, in pixels. */
const across = 1024;

interface PaintedTile {
  readonly request: TileRequest;
  readonly painted: Painted;
}

export function createTiles(): Tiles {
  const tiles = new Map<string, Tile>();
  /** How many tiles lie on each bitmap. */
  const users = new Map<ImageBitmap, number>();
  // Bitmaps are put on another canvas in half the time that canvases take.
  const scratch = new OffscreenCanvas(1, 1);
  let frame = 0;

  function keep(painted: readonly PaintedTile[]): void {
    const { areas, width, height } = packShelves(
      painted.map(({ painted: { raster } }) => raster),
      across,
    );
    scratch.width = width;
    scratch.height = height;
    const context = scratch.getContext('2d');
    if (!context) return;
    painted.forEach(({ request, painted }, i) => {
      putPainted(context, painted, request.look.palette, areas[i]?.x ?? 0, areas[i]?.y ?? 0);
    });
    const bitmap = scratch.transferToImageBitmap();
    users.set(bitmap, painted.length);
    painted.forEach(({ request }, i) => {
      const area = areas[i];
      if (!area) return;
      release(tiles.get(request.id));
      tiles.set(request.id, { ...request, bitmap, area, painted: frame, seen: frame });
    });
  }

  function release(tile: Tile | undefined): void {
    if (!tile) return;
    const left = (users.get(tile.bitmap) ?? 0) - 1;
    if (left > 0) users.set(tile.bitmap, left);
    else {
      tile.bitmap.close();
      users.delete(tile.bitmap);
    }
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
      while (done < behind.length && (done === 0 || hasTime())) {
        const painted: PaintedTile[] = [];
        let pixels = 0;
        do {
          const request = behind[done++] as TileRequest;
          const { picture, activation, look } = request;
          const tile = paintPicture(picture, activation?.values, look);
          painted.push({ request, painted: tile });
          pixels += tile.raster.pixels.length;
        } while (done < behind.length && painted.length < together && pixels < fewPixels && hasTime());
        keep(painted);
      }
      for (const [id, tile] of tiles) {
        if (frame - tile.seen <= patience) continue;
        release(tile);
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
