import { enter, leave } from '../state/enter.ts';
import { hasBody } from '../state/presentScope.ts';
import type { Command, CommandContext } from './command.ts';
import { focusedNode, focusNode, takesEnter } from './focus.ts';

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

/** After those on the selection: the first Escape lets go of it, the next leaves. */
export const bodyCommands: readonly Command[] = [leaveBody];

/** The combinator that is meant: the focused one, else the only selected one. */
function combinatorIn({ editor }: CommandContext): string | undefined {
  const { selectedNodes, history } = editor.getState();
  const [selected] = selectedNodes;
  const meant = focusedNode() ?? (selectedNodes.size === 1 ? selected : undefined);
  return meant !== undefined && hasBody(history.present, meant) ? meant : undefined;
}
