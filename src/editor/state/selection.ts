import type { Problem } from '../../base/problem.ts';
import { listAnnotations } from '../../document/annotations.ts';
import { splitPath } from '../../document/path.ts';
import { wireId } from '../canvas/wires/wires.ts';
import { enter, scopeShowing } from './enter.ts';
import { nodeOfProblem } from './problems.ts';
import { type Editor, show } from './store.ts';

export function select(
  editor: Editor,
  nodes: Iterable<string>,
  wires: Iterable<string> = [],
  annotations: Iterable<string> = [],
): void {
  editor.setState({
    selectedNodes: new Set(nodes),
    selectedWires: new Set(wires),
    selectedAnnotations: new Set(annotations),
  });
}

/**
 * All of the scope that the selection lies in: of a body, when a node of it is selected, else of all that the canvas shows, with notes and
 * frames.
 */
export function selectAll(editor: Editor): void {
  const { layout, wires, selectedNodes, entered, history } = editor.getState();
  const [first] = selectedNodes;
  const scope = first === undefined ? entered : splitPath(first)[0];
  const nodes = [...layout.values()].filter((each) => each.scope === scope).map(({ path }) => path);
  select(
    editor,
    nodes,
    wires.filter((wire) => wire.scope === scope).map(({ id }) => id),
    scope === '' ? listAnnotations(history.present) : [],
  );
}

/** Selects what a problem is about, wire before node, and enters or leaves bodies to where it can be seen. */
export function selectProblem(editor: Editor, problem: Problem): void {
  const node = nodeOfProblem(problem);
  const id = problem.wire && wireId(...problem.wire);
  const isShown = () => editor.getState().wires.some((wire) => wire.id === id);
  if (node !== '' && !isShown()) enter(editor, scopeShowing(editor.getState(), node));
  if (id !== undefined && isShown()) select(editor, [], [id]);
  else select(editor, node === '' ? [] : [node]);
}

/** Opens or closes a combinator's body. */
export function toggleCollapsed(editor: Editor, path: string): void {
  const { history, collapsed } = editor.getState();
  const changed = new Set(collapsed);
  if (!changed.delete(path)) changed.add(path);
  show(editor, history, { collapsed: changed });
}
