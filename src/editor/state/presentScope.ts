import { blocks } from '../../blocks/index.ts';
import type { Graph } from '../../document/document.ts';
import { graphAt, nodeAt } from '../../document/graph.ts';
import { joinPath, splitPath } from '../../document/path.ts';
import { topmost } from '../../document/subgraph.ts';

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

/** The bodies that the selected nodes could be moved into: those of their scope, but for their own. */
export function bodiesBeside(document: Graph, selected: ReadonlySet<string>): readonly string[] {
  const paths = topmost(selected);
  const scopes = new Set(paths.map((path) => splitPath(path)[0]));
  const [scope] = scopes;
  if (scope === undefined || scopes.size > 1) return [];
  const siblings = (graphAt(document, scope)?.nodes ?? []).map(({ id }) => joinPath(scope, id));
  return siblings.filter((path) => !selected.has(path) && hasBody(document, path));
}
