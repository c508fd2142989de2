import { splitPath, splitPort } from '../../../document/path.ts';
import type { DrawnWire } from './wires.ts';

const owners = new WeakMap<DrawnWire, readonly [source: string, target: string]>();

/** The paths of the nodes that have the ends of a wire; found once, as all wires are asked while something moves. */
export function wireOwners(wire: DrawnWire): readonly [source: string, target: string] {
  const found = owners.get(wire) ?? ([ownerOf(wire.from), ownerOf(wire.to)] as const);
  owners.set(wire, found);
  return found;
}

/** The path of the node that has a port: for one on a body's boundary, the combinator. */
export function ownerOf(port: string): string {
  const [path] = splitPort(port);
  const [scope, id] = splitPath(path);
  return id === '$' ? scope : path;
}
