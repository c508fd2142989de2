import { boundStash, largestStash, stashBytes } from '../state/boundStash.ts';
import { formatMemory } from '../state/formatCost.ts';
import { portsOnScreen } from '../state/liveSource.ts';
import type { EditorState } from '../state/store.ts';

/** Why a port in a body has no value while all applications are looked at together, if it is too large for that. */
export function sayLeftOut(state: EditorState, port: string): string | undefined {
  const { inference, positions } = state;
  if (!port.includes('/')) return undefined;
  if (boundStash(inference, positions, portsOnScreen(state)).ports.includes(port)) return undefined;
  return (
    `At all applications together it takes ${inWords(stashBytes(inference, port))}, and no more than ` +
    `${inWords(largestStash)} of such values are kept at once. ` +
    'Choose one application in the scrubber to see its value.'
  );
}

function inWords(bytes: number): string {
  return formatMemory(bytes / 4);
}
