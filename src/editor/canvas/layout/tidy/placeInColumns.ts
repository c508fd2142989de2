import { Graph, layout } from '@dagrejs/dagre';
import type { Point } from '../../../../document/document.ts';
import { type Size, snap } from '../geometry.ts';
import { type ColumnBox, foldRows } from './foldRows.ts';
import { type Item, type Link, straighten } from './straighten.ts';

export interface Placeable extends Size {
  readonly id: string;
}

/** A wire, and how far below the corners of its nodes its ends lie. */
export interface Joint {
  readonly from: string;
  readonly to: string;
  readonly fromY: number;
  readonly toY: number;
}

/** What is kept free between columns, between nodes of a column, and beside a wire that crosses one. */
const columnGap = 64;
const rowGap = 40;
const wireGap = 20;

/**
 * Corners for nodes, so that wires lead from left to right: dagre says who stands in which column and in what order (Gansner et
 * al. 1993), and `straighten` at which height, as our wires leave and enter near the top of a node and not at its middle.
 * The leftmost column begins at 0, and so does the topmost node. What would be very wide is folded into rows.
 */
export function placeInColumns(
  nodes: readonly Placeable[],
  joints: readonly Joint[],
): ReadonlyMap<string, Point> {
  // Most bodies hold a single layer.
  const [only] = nodes;
  if (only && nodes.length === 1) return new Map([[only.id, [0, 0]]]);
  const { columns, edges } = assignColumns(nodes, joints);
  const spots = new Map<string, { readonly column: number; readonly row: number }>();
  columns.forEach((column, i) => {
    column.sort((one, other) => one.y - other.y);
    column.forEach(({ key }, row) => {
      spots.set(key, { column: i, row });
    });
  });
  const links: Link[][] = columns.map(() => []);
  for (const { keys, joint } of edges)
    keys.slice(1).forEach((key, i) => {
      const [from, to] = [spots.get(keys[i] ?? ''), spots.get(key)];
      if (!from || !to) return;
      const isFirst = i === 0;
      const isLast = i === keys.length - 2;
      links[from.column]?.push({
        from: from.row,
        to: to.row,
        offset: (isFirst ? joint.fromY : 0) - (isLast ? joint.toY : 0),
        // A long wire should bend near its ends, if at all.
        weight: isFirst && isLast ? 1 : isFirst || isLast ? 2 : 4,
      });
    });
  const tops = straighten(columns, links);
  const widths = new Map(nodes.map(({ id, width }) => [id, width]));
  let x = 0;
  const boxes = columns.map((column, i): ColumnBox => {
    const left = x;
    const width = snap(Math.max(0, ...column.map(({ key }) => widths.get(key) ?? 0)));
    x += width + columnGap;
    const own = tops[i] ?? [];
    return {
      x: left,
      width,
      top: Math.min(...own),
      bottom: Math.max(...column.map(({ height }, row) => (own[row] ?? 0) + height)),
      wires: links[i - 1]?.length ?? 0,
    };
  });
  const folds = foldRows(boxes);
  const places = columns.flatMap((column, i) =>
    column.flatMap(({ key }, row): [string, Point][] => {
      const { dx = 0, dy = 0 } = folds[i] ?? {};
      return widths.has(key) ? [[key, [(boxes[i]?.x ?? 0) + dx, (tops[i]?.[row] ?? 0) + dy]]] : [];
    }),
  );
  const top = Math.min(...places.map(([, [, y]]) => y));
  return new Map(places.map(([id, [left, y]]) => [id, [left, snap(y - top)]]));
}

interface Entry extends Item {
  readonly key: string;
}

/** The columns with all that stands in them or crosses them, and each wire as the entries that it runs through. */
function assignColumns(nodes: readonly Placeable[], joints: readonly Joint[]) {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: columnGap, nodesep: rowGap, edgesep: wireGap });
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  const names = joints.map(({ from, to }, i) => ({ v: from, w: to, name: String(i) }));
  for (const each of names) graph.setEdge(each, {});
  layout(graph);

  const middleOf = (id: string) => graph.node(id).x ?? 0;
  const middles = [...new Set(nodes.map(({ id }) => middleOf(id)))].sort((one, other) => one - other);
  const columnOf = new Map(middles.map((middle, i) => [middle, i]));
  const columns: Entry[][] = middles.map(() => []);
  for (const { id, height } of nodes)
    columns[columnOf.get(middleOf(id)) ?? 0]?.push({
      key: id,
      height,
      gap: rowGap,
      y: (graph.node(id).y ?? 0) - height / 2,
    });
  const edges = joints.map((joint, i) => {
    const first = columnOf.get(middleOf(joint.from)) ?? 0;
    const last = columnOf.get(middleOf(joint.to)) ?? 0;
    const points = graph.edge(names[i] ?? { v: '', w: '' }).points ?? [];
    const crossings = middles.slice(first + 1, last).map((middle, nth) => {
      const key = `wire ${i} ${nth}`;
      columns[first + 1 + nth]?.push({ key, height: 0, gap: wireGap, y: heightAt(points, middle) });
      return key;
    });
    // A wire that leads back, as in a graph with a cycle, straightens nothing.
    return { joint, keys: first < last ? [joint.from, ...crossings, joint.to] : [] };
  });
  return { columns, edges };
}

interface Bend {
  readonly x: number;
  readonly y: number;
}

/** How high a line through these points runs at x. */
function heightAt(points: readonly Bend[], x: number): number {
  const after = points.findIndex((each) => each.x >= x);
  const [one, other] = [points[after - 1], points[after]];
  if (!other) return points.at(-1)?.y ?? 0;
  if (!one || other.x === one.x) return other.y;
  return one.y + ((x - one.x) / (other.x - one.x)) * (other.y - one.y);
}
