import type { Activation } from '../state/activations.ts';
import { drawPainted } from './drawPainted.ts';
import { type Look, paintPicture } from './paintPicture.ts';
import type { Picture } from './pictureKind.ts';
import { countNumbers } from './plates.ts';

/** A picture as it was painted last. */
export interface Tile {
  readonly canvas: OffscreenCanvas;
  /** What it was painted from. */
  readonly version: number;
  readonly picture: Picture;
  readonly look: Look;
  /** The frame in which it was seen last. */
  seen: number;
}

/** The painted pictures of what is on screen, by node. */
export interface Tiles {
  /** The tile of a node; `paint` says whether there is time to bring it up to date. */
  take(
    id: string,
    picture: Picture,
    activation: Activation | undefined,
    look: Look,
    paint: boolean,
  ): Tile | undefined;
  /** Whether `take` gave a tile that is behind, or none, for want of time. */
  readonly behind: boolean;
  /** Begins a frame. */
  begin(): void;
  /** Ends a frame: forgets tiles that have not been seen for a while. */
  end(): void;
}

/** Frames for which a tile is kept after it has left the screen. */
const patience = 120;

export function createTiles(): Tiles {
  const tiles = new Map<string, Tile>();
  let frame = 0;
  let behind = false;
  return {
    get behind() {
      return behind;
    },
    begin() {
      frame++;
      behind = false;
    },
    take(id, picture, activation, look, paint) {
      const version = activation?.version ?? 0;
      const kept = tiles.get(id);
      const current =
        kept?.version === version && samePicture(kept.picture, picture) && sameLook(kept.look, look);
      if (kept && (current || !paint)) {
        kept.seen = frame;
        behind ||= !current;
        return kept;
      }
      // The shape has changed, and its first value is on its way: what was there stays until then.
      if (kept && activation && !activation.stale && activation.values.length !== countNumbers(picture)) {
        kept.seen = frame;
        return kept;
      }
      if (!paint) {
        behind = true;
        return undefined;
      }
      const canvas = kept?.canvas ?? new OffscreenCanvas(1, 1);
      drawPainted(canvas, paintPicture(picture, activation?.values, look), look.palette);
      const tile = { canvas, version, picture, look, seen: frame };
      tiles.set(id, tile);
      return tile;
    },
    end() {
      for (const [id, { seen }] of tiles) if (frame - seen > patience) tiles.delete(id);
    },
  };
}

function samePicture(one: Picture, other: Picture): boolean {
  if (one === other) return true;
  const fields = new Map<string, unknown>(Object.entries(other));
  const same = (field: string, value: unknown) => {
    const twin = fields.get(field);
    if (!Array.isArray(value) || !Array.isArray(twin)) return value === twin;
    return value.length === twin.length && value.every((each, i) => each === twin[i]);
  };
  return one.kind === other.kind && Object.entries(one).every(([field, value]) => same(field, value));
}

function sameLook(one: Look, other: Look): boolean {
  return (
    one.palette === other.palette &&
    one.scale === other.scale &&
    one.detail === other.detail &&
    one.hairline === other.hairline
  );
}
