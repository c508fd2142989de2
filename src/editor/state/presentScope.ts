import { blocks } from '../../blocks/index.ts';
import type { Graph } from '../../document/document.ts';
import { nodeAt } from '../../document/graph.ts';
import { splitPath } from '../../document/path.ts';

/** Whether a node has a body, or could have one. */
export function hasBody(document: Graph, path: string): boolean {
  const node = nodeAt(document, path);
  return !!node && (!!node.body || !!blocks.get(node.block)?.body);
}

/** The scope itself if it is there, else the innermost one around it that is. */
export function presentScope(document: Graph, scope: string): string {
  let present = scope;
  while (present !== '' && !hasBody(document, present)) [present] = splitPath(present);
  return present;
}
