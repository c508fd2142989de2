/** Where each number of a value is pictured: at a place of the value whose picture shows it, or nowhere (−1). */
export interface PicturedNumbers {
  /** The ports whose pictures show any of them. */
  readonly ports: readonly string[];
  /** By number: which of the ports; only where there is a place. */
  readonly which: Uint16Array;
  /** By number: its place in the whole value of that port. */
  readonly places: Int32Array;
}

/** Numbers that lie one behind the other in another value; none of a value stand for as many that are pictured nowhere. */
export interface Piece {
  readonly of: PicturedNumbers | undefined;
  readonly start: number;
  readonly length: number;
}

/** All numbers of a port that has a picture of its own. */
export function ownNumbers(port: string, length: number): PicturedNumbers {
  return { ports: [port], which: new Uint16Array(length), places: Int32Array.from({ length }, (_, i) => i) };
}

/** A value that is put together of pieces of others; `undefined` where nothing of it is pictured. */
export function joinPieces(pieces: readonly Piece[]): PicturedNumbers | undefined {
  const ports = [...new Set(pieces.flatMap(({ of }) => of?.ports ?? []))];
  if (ports.length === 0) return undefined;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const which = new Uint16Array(length);
  const places = new Int32Array(length).fill(-1);
  const renamed = new Map<PicturedNumbers, readonly number[]>();
  let next = 0;
  for (const piece of pieces) {
    const { of } = piece;
    if (!of) {
      next += piece.length;
      continue;
    }
    const names = renamed.get(of) ?? of.ports.map((port) => ports.indexOf(port));
    renamed.set(of, names);
    for (let i = piece.start; i < piece.start + piece.length; i++, next++) {
      which[next] = names[of.which[i] ?? 0] ?? 0;
      places[next] = of.places[i] ?? -1;
    }
  }
  return { ports, which, places };
}
