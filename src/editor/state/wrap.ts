import type { Problem } from '../../base/problem.ts';
import { blocks } from '../../blocks/index.ts';
import { infer } from '../../compiler/infer.ts';
import type { Document, Point } from '../../document/document.ts';
import { moveNodes } from '../../document/edits.ts';
import { applyFix } from '../../document/fixes.ts';
import { nodeAt } from '../../document/graph.ts';
import { joinPath, splitPath } from '../../document/path.ts';
import { extractFragment, topmost } from '../../document/subgraph.ts';
import { unwrapNode } from '../../document/unwrap.ts';
import { bodyInset, type WrapChoice, type Wrapped, wrapNodes } from '../../document/wrap.ts';
import { layOut } from '../canvas/layout/layout.ts';
import { notify } from './notify.ts';
import { sayLost } from './sayLost.ts';
import { type Editor, understand } from './store.ts';
import { editMoving } from './storedWeights.ts';
import { viewAfter } from './viewAfter.ts';

/** Puts the selected nodes into the body of a new combinator, around where they lie, and selects it. */
export function wrapSelection(editor: Editor, block: string): void {
  const state = editor.getState();
  const { present } = state.history;
  const done = wrapBest(present, topmost(state.selectedNodes), block);
  if (done.path === undefined) {
    notify(editor, { tone: 'error', text: `Nothing was wrapped. ${done.why}` });
    return;
  }
  const { document, path } = done;
  const moved = new Map(
    topmost(state.selectedNodes).map((each) => [each, joinPath(path, splitPath(each)[1])]),
  );
  const { facts } = understand(document, viewAfter(state, document, { moved }).collapsed, state);
  const frame = layOut(document, facts).get(path)?.frame;
  const [x, y] = nodeAt(document, path)?.at ?? [0, 0];
  const [dx, dy] = [(frame?.originX ?? 0) + bodyInset[0], (frame?.originY ?? 0) + bodyInset[1]];
  const at: Point = splitPath(path)[0] === '' ? [x - dx, y - dy] : [Math.max(0, x - dx), Math.max(0, y - dy)];
  editMoving(editor, () => moveNodes(document, new Map([[path, at]])), moved, {
    more: { selectedNodes: new Set([path]), selectedWires: new Set() },
  });
}

/** Puts the body of a combinator in its place, with its nodes where they are seen, and selects them. */
export function unwrapSelected(editor: Editor): void {
  const { selectedNodes, history, facts } = editor.getState();
  const [path = ''] = selectedNodes;
  const node = nodeAt(history.present, path);
  const frame = layOut(history.present, facts).get(path)?.frame;
  const [x, y] = node?.at ?? [0, 0];
  const done = unwrapNode(history.present, path, frame && [x + frame.originX, y + frame.originY]);
  if (done.why !== undefined) {
    notify(editor, { tone: 'error', text: `Nothing was unwrapped. ${done.why}` });
    return;
  }
  editMoving(editor, () => done.document, done.paths, {
    more: { selectedNodes: new Set(done.paths.values()), selectedWires: new Set() },
  });
  if (done.lost.length > 0) notify(editor, { tone: 'info', text: sayLost(done.lost) });
}

/** Of the ways to wrap, the one that leaves the fewest problems; of equal ones the first. */
function wrapBest(document: Document, paths: readonly string[], block: string): Wrapped {
  const [scope = ''] = paths.map((path) => splitPath(path)[0]);
  const ids = new Set(paths.map((path) => splitPath(path)[1]));
  const sources = new Set(extractFragment(document, scope, ids).incoming.map(([from]) => from));
  const inputs = [undefined, ...[...sources].slice(1, mostTried)];
  let best: { readonly wrapped: Wrapped; readonly problems: number } | undefined;
  for (const input of inputs) {
    const wrapped = wrapNodes(document, paths, block, choiceFor(block, input));
    if (wrapped.path === undefined) return wrapped;
    const tried = settle(wrapped.document, wrapped.path);
    if (!best || tried.problems < best.problems)
      best = { wrapped: { document: tried.document, path: wrapped.path }, problems: tried.problems };
  }
  return best?.wrapped ?? wrapNodes(document, paths, block);
}

/** How many sources are tried as the one that a body is applied over. */
const mostTried = 4;

function choiceFor(block: string, input: string | undefined): WrapChoice {
  const params = blocks.get(block)?.starter;
  return { ...(params && { params }), input };
}

/** Takes a parameter of the combinator that is offered as a way out, if that mends more than it breaks: a stack of one layer. */
function settle(
  document: Document,
  path: string,
): { readonly document: Document; readonly problems: number } {
  const { problems } = infer(document);
  const fixes = problems.flatMap((problem: Problem) => problem.fixes ?? []);
  const offered = fixes.find((fix) => fix.kind === 'set' && fix.node === path);
  if (!offered) return { document, problems: problems.length };
  const mended = applyFix(document, offered);
  const left = infer(mended).problems.length;
  return left < problems.length
    ? { document: mended, problems: left }
    : { document, problems: problems.length };
}
