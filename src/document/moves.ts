import { splitPath } from './path.ts';

/** Nodes that have other paths now: by the path that each had, the one that it has. What lies in a body moves with it. */
export type Moves = ReadonlyMap<string, string>;

/** Where what had a path is now; the same path if it did not move. */
export function followPath(path: string, moves: Moves): string {
  for (let each = path; each !== ''; [each] = splitPath(each)) {
    const now = moves.get(each);
    if (now !== undefined) return now + path.slice(each.length);
  }
  return path;
}

/**
 * Where what had these paths is now, the same set if none moved. Paths that lead to where another node has come are left out: they are not
 * about that one.
 */
export function followPaths(paths: ReadonlySet<string>, moves: Moves): ReadonlySet<string> {
  const taken = (path: string) => [...moves.values()].some((each) => isWithin(path, each));
  const followed = [...paths].flatMap((path) => {
    const now = followPath(path, moves);
    return now === path && !moves.has(path) && taken(path) ? [] : [now];
  });
  const same = followed.length === paths.size && followed.every((path) => paths.has(path));
  return same ? paths : new Set(followed);
}

/** The moves of one edit and of the one after it, as those of a single one. */
export function joinMoves(first: Moves, second: Moves): Moves {
  const arrived = new Set(first.values());
  const later = [...second].filter(([path]) => !arrived.has(path));
  return new Map([...later, ...[...first].map(([path, now]) => [path, followPath(now, second)] as const)]);
}

/** The moves that take those back. */
export function backwards(moves: Moves): Moves {
  return new Map([...moves].map(([path, now]) => [now, path]));
}

function isWithin(path: string, around: string): boolean {
  return path === around || path.startsWith(`${around}/`);
}
