import type { Document, Point } from '../../../../document/document.ts';
import { moveNodes } from '../../../../document/edits.ts';
import { depthOf, graphAt, nodeAt, walkNodes } from '../../../../document/graph.ts';
import { joinPath, splitPath, splitPort } from '../../../../document/path.ts';
import { overlaps } from '../geometry.ts';
import { type Facts, type Layout, layOut, type NodeLayout } from '../layout.ts';
import { type Joint, placeInColumns } from './placeInColumns.ts';

/** What is kept free between what was laid out and what lies beside it. */
const margin = 40;

/**
 * Lays a graph out from left to right as its wires lead, bodies before what is around them, as a combinator is as large as its
 * body. Of a selection, only the selected nodes and their bodies are laid out, from the corner where they lay, and what
 * lies to their right or below moves with their edges. In what was laid out nothing overlaps, and doing it again moves nothing.
 */
export function tidy(document: Document, facts: Facts, selected: ReadonlySet<string> = new Set()): Document {
  let changed = document;
  for (const { scope, members } of groupsOf(document, selected)) {
    const layout = layOut(changed, isShown(scope, facts) ? facts : { ...facts, collapsed: new Set() });
    changed = moveNodes(changed, placesOf(changed, layout, scope, members));
  }
  return changed;
}

/** What can be laid out of a selection: several nodes of one scope, or bodies. */
export function isWorthTidying(document: Document, selected: ReadonlySet<string>): boolean {
  return groupsOf(document, selected).some(({ members }) => members === undefined || members.size > 1);
}

interface Group {
  readonly scope: string;
  /** Paths of the nodes to be laid out; all of the scope when it is left out. */
  readonly members?: ReadonlySet<string>;
}

/** What is laid out together, the deepest first. */
function groupsOf(document: Document, selected: ReadonlySet<string>): Group[] {
  const whole = new Set<string>(selected.size === 0 ? [''] : []);
  for (const [path, { body }] of walkNodes(document))
    if (body?.nodes.length && (selected.has(path) || whole.has(splitPath(path)[0]))) whole.add(path);
  const parts = new Map<string, Set<string>>();
  for (const path of selected) {
    const [scope] = splitPath(path);
    if (!whole.has(scope) && nodeAt(document, path))
      parts.set(scope, (parts.get(scope) ?? new Set()).add(path));
  }
  const groups: Group[] = [
    ...[...whole].map((scope) => ({ scope })),
    ...[...parts].map(([scope, members]) => ({ scope, members })),
  ];
  return groups.sort((one, other) => depthOf(other.scope) - depthOf(one.scope));
}

function isShown(scope: string, { collapsed }: Facts): boolean {
  return ![...collapsed].some((path) => scope === path || scope.startsWith(`${path}/`));
}

interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** New places for the members of a scope, and for what they would run into. */
function placesOf(
  document: Document,
  layout: Layout,
  scope: string,
  members: Group['members'],
): Map<string, Point> {
  const inScope = [...layout.values()].filter((each) => each.scope === scope);
  const laid = inScope.filter(({ path }) => !members || members.has(path));
  const others = inScope.filter((each) => !laid.includes(each));
  if (laid.length === 0) return new Map();
  const spots = placeInColumns(
    laid.map(({ path, box: { width, height } }) => ({ id: path, width, height })),
    jointsOf(document, scope, laid),
  );
  const before = around(laid.map(blockOf));
  // A body begins at its corner, as its frame is drawn around what lies in it.
  const [left, top] = scope !== '' && !members ? [0, 0] : [before.x, before.y];
  const size = around(laid.map(({ path, box }) => ({ ...box, ...cornerOf(spots.get(path)) })));
  const grown = [Math.max(0, size.width - before.width), Math.max(0, size.height - before.height)] as const;
  const aside = others.map((each) => {
    const { x, y, ...block } = blockOf(each);
    const right = x >= before.x + before.width ? grown[0] : 0;
    const down = y >= before.y + before.height ? grown[1] : 0;
    return { path: each.path, block: { ...block, x: x + right, y: y + down } };
  });
  const y = firstFree(
    { ...size, x: left, y: top },
    aside.map(({ block }) => block),
  );
  return new Map<string, Point>([
    ...aside.map(({ path, block }): [string, Point] => [path, [block.x, block.y]]),
    ...[...spots].map(([path, [dx, dy]]): [string, Point] => [path, [left + dx, y + dy]]),
  ]);
}

/** The wires between nodes that are laid out. */
function jointsOf(document: Document, scope: string, laid: readonly NodeLayout[]): Joint[] {
  const heights = new Map(
    laid.flatMap(({ ports }) =>
      ports.filter(({ boundary }) => !boundary).map(({ port, gives, y }) => [`${gives} ${port}`, y] as const),
    ),
  );
  return (graphAt(document, scope)?.wires ?? []).flatMap((wire) => {
    const [from, to] = [joinPath(scope, wire[0]), joinPath(scope, wire[1])];
    const [fromY, toY] = [heights.get(`true ${from}`), heights.get(`false ${to}`)];
    if (fromY === undefined || toY === undefined) return [];
    return [{ from: splitPort(from)[0], to: splitPort(to)[0], fromY, toY }];
  });
}

/** From where a block lies on downwards, the first place where it keeps clear of all others. */
function firstFree(block: Block, others: readonly Block[]): number {
  let y = block.y;
  for (;;) {
    const hit = others.filter((each) => overlaps({ ...block, y }, each));
    if (hit.length === 0) return y;
    y = Math.max(...hit.map((each) => each.y + each.height)) + margin;
  }
}

function blockOf({ node, box: { width, height } }: NodeLayout): Block {
  return { ...cornerOf(node.at), width, height };
}

function cornerOf([x, y]: Point = [0, 0]) {
  return { x, y };
}

function around(blocks: readonly Block[]): Block {
  const x = Math.min(...blocks.map((each) => each.x));
  const y = Math.min(...blocks.map((each) => each.y));
  const right = Math.max(...blocks.map((each) => each.x + each.width));
  const bottom = Math.max(...blocks.map((each) => each.y + each.height));
  return { x, y, width: right - x, height: bottom - y };
}
