import { type Command, type CommandGroup, commandGroups } from '../commands/command.ts';
import { commands } from '../commands/commands.ts';
import { formatKeys } from '../commands/keys.ts';
import { Dialog } from './Dialog.tsx';

type Row = readonly [keys: string, what: string];

/** What is done by hand, or by keys that are no command's. */
const gestures: Readonly<Record<CommandGroup, readonly Row[]>> = {
  edit: [
    ['Double-click, right button', 'On empty canvas: add a block there'],
    ['Drag from a port', 'Wire; let go on empty canvas to add what fits'],
    ['Press two ports', 'Wire them, one after the other; Esc or the empty canvas gives up'],
    ['Drag the end of a wire', 'Lead it to another port; let go elsewhere, it goes back'],
    ['Drag onto a wire', 'Insert a block from the palette, or a node that is not wired yet'],
    ['Arrow keys, Space', 'On a drawing pad: move the brush, draw while Space is held'],
  ],
  selection: [
    ['Tab', 'Go to the next node or wire'],
    [`Space, ${formatKeys('Enter')}`, 'Select it'],
    ['Arrow keys', `Move the selection, with ${formatKeys('Shift')} in larger steps`],
    [formatKeys('Shift'), 'Select several: click them, or drag around them'],
  ],
  bodies: [
    ['Double-click a title', 'Go into the body of a combinator'],
    ['Drag onto a frame', `Move into the body; past its edge, out of it; with ${formatKeys('Alt')}, neither`],
    ['Right button', 'On a node: a menu for the selection'],
  ],
  view: [
    ['Wheel, two fingers', 'Zoom'],
    ['Drag', 'Move the view, from anywhere on empty canvas'],
    [`${formatKeys('Enter')}, ${formatKeys('Shift+Enter')}`, 'While finding: the next node, the one before'],
    ['Arrow keys', 'Among the blocks: go through them; to the right, to what one does'],
    ['Arrow keys, Home, End', 'In the outline: go through the nodes; left and right close and open bodies'],
  ],
  documents: [],
};

/** What can be done with which keys. */
export function HelpSheet() {
  return (
    <Dialog title="Shortcuts">
      <div className="shortcuts">
        {groups.map(([group, heading]) => (
          <section key={group}>
            <h3 className="heading">{heading}</h3>
            <dl>
              {[...gestures[group], ...commands.flatMap((each) => rowOf(each, group))].map(([keys, what]) => (
                <div key={`${keys} ${what}`}>
                  <dt>{keys}</dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="quiet">
        A layer is a function from a vector to a vector. Slide one over a picture with <em>convolve</em>,
        apply it several times with <em>stack</em>, carry it along a sequence with <em>recur</em> or up a tree
        with <em>recurse</em>: drop it into their frames. Without a mouse, list the ports that fit the
        selected node with <kbd>C</kbd>, or choose what feeds an input in the inspector, under Ports.
      </p>
    </Dialog>
  );
}

const groups = Object.entries(commandGroups) as [CommandGroup, string][];

function rowOf({ keys, title, detail, group }: Command, wanted: CommandGroup): Row[] {
  if (!keys || group !== wanted) return [];
  const shown = keys.map((each) => formatKeys(each)).join(', ');
  return [[shown, detail === undefined ? title : `${title}: ${detail}`]];
}
