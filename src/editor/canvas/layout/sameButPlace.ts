import { sameJson } from '../../../document/sameJson.ts';
import type { NodeLayout } from './layout.ts';

/** Whether a node is as it was, and has at most been moved: asked of what is dragged, at every step of that. */
export function sameButPlace(one: NodeLayout, other: NodeLayout): boolean {
  return one === other || sameJson(withoutPlace(one), withoutPlace(other));
}

function withoutPlace({ node: { at: _, ...node }, box: { width, height }, x, y, ...rest }: NodeLayout) {
  return { ...rest, node, width, height };
}
