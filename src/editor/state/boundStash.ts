import { isKnown, type ValueType } from '../../base/valueType.ts';
import type { Inference } from '../../compiler/infer.ts';
import { typeWithFront } from '../../compiler/portNames.ts';
import type { Slices } from '../../runtime/protocol.ts';
import { choicesFor, type Positions } from './scrub.ts';

/** What is to be asked for: which ports, and of which of them only a part. */
export interface Stash {
  readonly ports: readonly string[];
  readonly slices: Slices;
}

/** Bytes of values in bodies that are kept for all applications at once, so that going through them asks for nothing. */
export const largestStash = 64 * 2 ** 20;

/**
 * Keeps the values in bodies within a bound, the first ones whole. Of the others only the application that is looked at is
 * asked for; where none is, nothing, as all of them would be too much to be seen.
 */
export function boundStash(
  inference: Inference,
  positions: Positions,
  ports: readonly string[],
  bound = largestStash,
): Stash {
  const slices = new Map<string, readonly (number | undefined)[]>();
  let kept = 0;
  const asked = ports.filter((port) => {
    const bytes = port.includes('/') ? stashBytes(inference, port) : 0;
    if (kept + bytes <= bound) {
      kept += bytes;
      return true;
    }
    const choices = choicesFor(inference, positions, port);
    if (choices.length > 0) slices.set(port, choices);
    return choices.length > 0;
  });
  return { ports: asked, slices };
}

/** How many bytes a port has at all applications together, where that is known. */
export function stashBytes(inference: Inference, port: string): number {
  const type = typeWithFront(inference, port);
  return type ? bytesOf(type) : 0;
}

/** Axes whose size differs from part to part, or is not known yet, count once. */
function bytesOf(type: ValueType): number {
  if (type.kind === 'tuple') return type.items.reduce((total, item) => total + bytesOf(item), 0);
  return type.axes.reduce((product, axis) => (isKnown(axis) ? product * axis.size : product), 4);
}
