import type { Fix } from '../../base/problem.ts';
import type { Document } from '../../document/document.ts';
import { applyFix } from '../../document/fixes.ts';
import { commit, redo, type Selection, seal, startHistory, undo } from '../../document/history.ts';
import { backwards, followPaths, type Moves } from '../../document/moves.ts';
import { layOut } from '../canvas/layout/layout.ts';
import { makeRoom } from '../canvas/layout/makeRoom.ts';
import type { KeptView } from './keptView.ts';
import { notify } from './notify.ts';
import { type Editor, type EditorState, show, understand } from './store.ts';
import { type PathChanges, viewAfter } from './viewAfter.ts';
import { firstLook } from './viewState.ts';

interface Manner extends PathChanges {
  /** Edits that follow each other with the same gesture are one undo step, until `endGesture`. */
  readonly gesture?: string;
  /** Whether what grows pushes its neighbours aside; moves by hand leave all else where it is. */
  readonly room?: boolean;
  /** What else changes with the document, such as the selection. */
  readonly more?: Partial<EditorState>;
}

/** Makes an edit of the document: one undo step, unless a gesture goes on. */
export function edit(
  editor: Editor,
  change: (document: Document) => Document,
  { gesture, room = true, more, moved, closed }: Manner = {},
): void {
  const state = editor.getState();
  const { history, layout } = state;
  const changed = change(history.present);
  if (changed === history.present) {
    if (more) editor.setState(more);
    return;
  }
  const view = viewAfter(state, changed, { moved, closed });
  const meaning = understand(changed, view.collapsed, state);
  // A body that is worked in alone grows all the same, and what lies around its combinator makes way.
  const whole = room && state.entered !== '' ? layOut(history.present, state.facts) : layout;
  const settled = room ? makeRoom(changed, whole, meaning.facts) : changed;
  const circumstances = { before: selectionIn(state), after: selectionIn({ ...state, ...more }), moved };
  show(editor, commit(history, settled, gesture, circumstances), {
    hint: undefined,
    ...meaning,
    ...view,
    ...more,
  });
}

/** What comes next is an undo step of its own. */
export function endGesture(editor: Editor): void {
  editor.setState(({ history }) => ({ history: seal(history) }));
}

/** Goes back a step, to what was selected when it was made. */
export function undoStep(editor: Editor): void {
  const state = editor.getState();
  const step = state.history.past.at(-1);
  if (!step) return;
  const more = { ...selecting(step.before), ...followed(state, step.moved && backwards(step.moved)) };
  show(editor, undo(state.history), more);
}

/** Takes the step again that was undone last, to what was selected after it. */
export function redoStep(editor: Editor): void {
  const state = editor.getState();
  const [step] = state.history.future;
  if (!step) return;
  show(editor, redo(state.history), { ...selecting(step.after), ...followed(state, step.moved) });
}

/** What is closed and unrolled stays so under the paths that nodes have again. */
function followed({ collapsed, unrolled }: EditorState, moved: Moves = new Map()): Partial<EditorState> {
  return { collapsed: followPaths(collapsed, moved), unrolled: followPaths(unrolled, moved) };
}

function selectionIn({ selectedNodes, selectedWires, selectedAnnotations }: EditorState): Selection {
  return { nodes: selectedNodes, wires: selectedWires, annotations: selectedAnnotations };
}

function selecting({ nodes, wires, annotations }: Selection): Partial<EditorState> {
  return { selectedNodes: nodes, selectedWires: wires, selectedAnnotations: annotations };
}

/** Shows another document, with a history of its own, looked at as it was when it was last open. */
export function openDocument(editor: Editor, document: Document, view: KeptView = firstLook): void {
  show(editor, startHistory(document), {
    ...firstLook,
    collapsed: view.collapsed,
    unrolled: view.unrolled,
    entered: view.entered,
    opened: editor.getState().opened + 1,
    run: { ...editor.getState().run, problems: [] },
  });
}

/** Applies the change that a problem offers. */
export function fix(editor: Editor, offered: Fix): void {
  const before = editor.getState().history.present;
  edit(editor, (document) => applyFix(document, offered));
  if (editor.getState().history.present === before)
    notify(editor, { tone: 'error', text: 'That no longer applies: the graph has changed since.' });
}
