import { blocks } from '../../blocks/index.ts';
import { revealSelection } from '../canvas/flow/reveal.ts';
import { enter, leave } from '../state/enter.ts';
import { bodiesBeside, hasBody } from '../state/presentScope.ts';
import { unrollable } from '../state/unroll.ts';
import type { Command, CommandContext } from './command.ts';
import { boxOfNode, focusedNode, focusNode, takesEnter } from './focus.ts';

/** Before the other commands on Enter: a combinator is entered, of any other node the parameters are edited. */
export const enterBody: Command = {
  id: 'enter-body',
  title: 'Enter the body',
  detail: 'of the selected combinator; double-click its title',
  group: 'bodies',
  keys: ['Enter'],
  isEnabled: (context) => !takesEnter() && combinatorIn(context) !== undefined,
  run(context) {
    const path = combinatorIn(context);
    if (path === undefined) return;
    enter(context.editor, path);
    focusNode();
  },
};

const leaveBody: Command = {
  id: 'leave-body',
  title: 'Leave the body',
  detail: 'one level out',
  group: 'bodies',
  keys: ['Escape', 'Shift+Enter'],
  isEnabled: ({ editor }) => editor.getState().entered !== '',
  run({ editor }) {
    const path = editor.getState().entered;
    leave(editor);
    focusNode(path);
  },
};

/** Puts the selection into the body of a new combinator: one command for each. */
export const wrapCommands: readonly Command[] = [...blocks.values()]
  .filter(({ body }) => body)
  .map(({ type, title }) => ({
    id: `wrap-${type}`,
    title: `Wrap in ${title.toLowerCase()}`,
    group: 'bodies',
    isEnabled: hasSelectedNodes,
    async run({ editor, flow }) {
      const { wrapSelection } = await fetchWrap();
      wrapSelection(editor, type);
      revealSelection(editor, flow);
    },
  }));

export const unwrap: Command = {
  id: 'unwrap',
  title: 'Unwrap',
  detail: 'the body of the selected combinator takes its place',
  group: 'bodies',
  keys: ['Mod+Shift+G'],
  isEnabled: ({ editor }) => {
    const { selectedNodes, history } = editor.getState();
    const [path = ''] = selectedNodes;
    return selectedNodes.size === 1 && hasBody(history.present, path);
  },
  async run({ editor, flow }) {
    const { unwrapSelected } = await fetchWrap();
    unwrapSelected(editor);
    revealSelection(editor, flow);
  },
};

export const moveInto: Command = {
  id: 'move-into',
  title: 'Move into…',
  detail: 'a body beside the selection',
  group: 'bodies',
  isEnabled: ({ editor }) => {
    const { history, selectedNodes } = editor.getState();
    return bodiesBeside(history.present, selectedNodes).length > 0;
  },
  run: ({ editor }) => editor.setState({ dialog: 'moveInto' }),
};

export const moveOut: Command = {
  id: 'move-out',
  title: 'Move out',
  detail: 'of the body that the selection lies in',
  group: 'bodies',
  isEnabled: ({ editor }) => [...editor.getState().selectedNodes].some((path) => path.includes('/')),
  async run({ editor, flow }) {
    const { moveSelectionOut } = await import('../state/moveToScope.ts');
    moveSelectionOut(editor);
    revealSelection(editor, flow);
  },
};

export const unroll: Command = {
  id: 'unroll',
  title: 'Unroll or roll up the body',
  detail: 'its steps, windows, copies or tree nodes side by side',
  group: 'bodies',
  keys: ['U'],
  isEnabled: ({ editor }) => unrollable(editor.getState()) !== undefined,
  async run({ editor, flow }) {
    const path = unrollable(editor.getState());
    const { switchUnrolled } = await import('../unroll/switchUnrolled.ts');
    if (path !== undefined) switchUnrolled(editor, flow, path);
  },
};

const openMenu: Command = {
  id: 'selection-menu',
  title: 'What can be done with the selection',
  group: 'selection',
  keys: ['ContextMenu', 'Shift+F10'],
  isEnabled: hasSelectedNodes,
  run({ editor }) {
    const [path = ''] = editor.getState().selectedNodes;
    const box = boxOfNode(path);
    if (box) editor.setState({ menu: { x: box.left + 16, y: box.top + 28 } });
  },
};

/** After those on the selection: the first Escape lets go of it, the next leaves. */
export const bodyCommands: readonly Command[] = [
  leaveBody,
  ...wrapCommands,
  unwrap,
  moveInto,
  moveOut,
  unroll,
  openMenu,
];

/** The combinator that is meant: the focused one, else the only selected one. */
function combinatorIn({ editor }: CommandContext): string | undefined {
  const { selectedNodes, history } = editor.getState();
  const [selected] = selectedNodes;
  const meant = focusedNode() ?? (selectedNodes.size === 1 ? selected : undefined);
  return meant !== undefined && hasBody(history.present, meant) ? meant : undefined;
}

function hasSelectedNodes({ editor }: CommandContext): boolean {
  return editor.getState().selectedNodes.size > 0;
}

const fetchWrap = () => import('../state/wrap.ts');
