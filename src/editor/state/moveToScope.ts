import type { Document, Point } from '../../document/document.ts';
import { moveNodes } from '../../document/edits.ts';
import { nodeAt } from '../../document/graph.ts';
import { moveNodesTo } from '../../document/moveAcross.ts';
import { splitPath } from '../../document/path.ts';
import { topmost } from '../../document/subgraph.ts';
import { snap } from '../canvas/layout/geometry.ts';
import { type Layout, layOut } from '../canvas/layout/layout.ts';
import type { Spot } from '../canvas/wires/curve.ts';
import { notify } from './notify.ts';
import { sayLost } from './sayLost.ts';
import { type Editor, understand } from './store.ts';
import { editMoving } from './storedWeights.ts';
import { viewAfter } from './viewAfter.ts';

/** Where nodes come to lie in their new scope: the corner around them, from that scope's own. */
type Corner = (layout: Layout) => Spot;

/**
 * Moves nodes into another scope, as part of a gesture if there is one, and selects them. What cannot be kept of their wires
 * is told. Whether it was done.
 */
export function moveToScope(
  editor: Editor,
  paths: readonly string[],
  scope: string,
  corner: Corner,
  gesture?: string,
): boolean {
  const state = editor.getState();
  const moved = moveNodesTo(state.history.present, paths, scope);
  if (moved.why !== undefined) {
    notify(editor, { tone: 'error', text: `Nothing was moved. ${moved.why}` });
    return false;
  }
  const now = [...moved.paths.values()];
  const { collapsed } = viewAfter(state, moved.document, { moved: moved.paths });
  const { facts } = understand(moved.document, collapsed, state);
  const layout = layOut(moved.document, facts, undefined, scope);
  editMoving(editor, () => placeAtCorner(moved.document, now, scope, corner(layout)), moved.paths, {
    more: { selectedNodes: new Set(now), selectedWires: new Set() },
    ...(gesture !== undefined && { gesture }),
  });
  if (moved.lost.length > 0) notify(editor, { tone: 'info', text: sayLost(moved.lost) });
  return true;
}

function placeAtCorner(
  document: Document,
  paths: readonly string[],
  scope: string,
  { x, y }: Spot,
): Document {
  const places = paths.map((path) => [path, nodeAt(document, path)?.at ?? [0, 0]] as const);
  const left = Math.min(...places.map(([, at]) => at[0]));
  const top = Math.min(...places.map(([, at]) => at[1]));
  const inside = (coordinate: number) => snap(scope === '' ? coordinate : Math.max(0, coordinate));
  const [toX, toY] = [inside(x), inside(y)];
  return moveNodes(
    document,
    new Map(places.map(([path, at]): [string, Point] => [path, [at[0] - left + toX, at[1] - top + toY]])),
  );
}

/** Moves the selected nodes out of their body, behind its combinator. */
export function moveSelectionOut(editor: Editor): void {
  const { selectedNodes, history, facts } = editor.getState();
  const paths = topmost(selectedNodes);
  const around = splitPath(paths[0] ?? '')[0];
  const [scope] = splitPath(around);
  const combinator = layOut(history.present, facts).get(around);
  const [x, y] = nodeAt(history.present, around)?.at ?? [0, 0];
  moveToScope(editor, paths, scope, () => ({ x: x + (combinator?.box.width ?? 0) + gap, y }));
}

/** Moves the selected nodes into a body, behind what lies in it. */
export function moveSelectionInto(editor: Editor, scope: string): void {
  const paths = topmost(editor.getState().selectedNodes);
  const { history, facts } = editor.getState();
  const inner = [...layOut(history.present, facts, undefined, scope).values()].filter(
    (each) => each.scope === scope,
  );
  const right = Math.max(0, ...inner.map(({ node, box }) => (node.at?.[0] ?? 0) + box.width + gap));
  const top = Math.min(...inner.map(({ node }) => node.at?.[1] ?? 0), ...(inner.length === 0 ? [0] : []));
  moveToScope(editor, paths, scope, () => ({ x: right, y: top }));
}

const gap = 40;
