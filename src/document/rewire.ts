import type { Document } from './document.ts';
import { graphAt } from './graph.ts';
import { joinPath, splitPath, splitPort } from './path.ts';
import { connect, disconnect } from './wiring.ts';

/* Edits that lead wires that are there another way. Pure and total, as the others. */

type Ends = readonly [from: string, to: string];

/** Brings a wire to other ends, in place of what fed the input there. Nothing changes where there can be no such wire. */
export function reconnect(document: Document, wire: Ends, ends: Ends): Document {
  if (wire[0] === ends[0] && wire[1] === ends[1]) return document;
  const without = disconnect(document, wire);
  if (without === document) return document;
  const wired = connect(without, ...ends);
  return wired !== without || hasWire(without, ends) ? wired : document;
}

/**
 * Puts a node that is there on a wire of its scope, through one of its inputs and one of its outputs. Nothing changes when
 * there is no such wire or no room for another.
 */
export function moveOntoWire(
  document: Document,
  path: string,
  wire: Ends,
  { input, output }: { readonly input: string; readonly output: string },
): Document {
  const without = disconnect(document, wire);
  const fed = connect(without, wire[0], `${path}.${input}`);
  const wired = connect(fed, `${path}.${output}`, wire[1]);
  return without === document || fed === without || wired === fed ? document : wired;
}

function hasWire(document: Document, [from, to]: Ends): boolean {
  const [scope] = splitPath(splitPort(from)[0]);
  return !!graphAt(document, scope)?.wires.some(
    (each) => joinPath(scope, each[0]) === from && joinPath(scope, each[1]) === to,
  );
}
