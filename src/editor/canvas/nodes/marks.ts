import { wrongNodes } from '../../state/problems.ts';
import type { EditorState } from '../../state/store.ts';
import { isLanding } from '../layout/isLanding.ts';

/** What shows on a node's frame, as bits of one number. */
export const marks = { wrong: 1, found: 2, landing: 4 } as const;

export type Marking = Pick<EditorState, 'inference' | 'found' | 'placing' | 'dragging'>;

/** The marks of the node at a path. */
export function marksOf(state: Marking, path: string): number {
  return (
    (wrongNodes(state.inference).has(path) ? marks.wrong : 0) |
    (state.found.has(path) ? marks.found : 0) |
    (isLanding(state, path) ? marks.landing : 0)
  );
}
