import { Dialog } from './Dialog.tsx';

const groups: readonly (readonly [
  heading: string,
  rows: readonly (readonly [keys: string, what: string])[],
])[] = [
  [
    'Build',
    [
      ['/', 'Add a block: behind the selected node, or on the selected wire'],
      ['Drag from a port', 'Wire; let go on empty canvas to add what fits'],
      ['Drag onto a wire', 'Insert a block from the palette'],
      ['Delete', 'Remove the selection; a chain stays a chain'],
      ['Ctrl+Z, Ctrl+Shift+Z', 'Undo, redo'],
    ],
  ],
  [
    'Select and move',
    [
      ['Tab', 'Go to the next node or wire'],
      ['Space, Enter', 'Select it; Enter goes on to its parameters'],
      ['Arrow keys', 'Move the selection, with Shift in larger steps'],
      ['Shift', 'Select several: click them, or drag around them'],
      ['Ctrl+A, Escape', 'Select all, select nothing'],
    ],
  ],
  [
    'Look around',
    [
      ['Wheel, + and −', 'Zoom'],
      ['Drag', 'Move the view, from anywhere on empty canvas'],
      ['F', 'Show all'],
    ],
  ],
  [
    'Keep and share',
    [
      ['Ctrl+S, Ctrl+O', 'Save to a file, open one'],
      ['?', 'This sheet'],
    ],
  ],
];

/** What can be done with which keys. */
export function HelpSheet() {
  return (
    <Dialog title="Shortcuts">
      <div className="shortcuts">
        {groups.map(([heading, rows]) => (
          <section key={heading}>
            <h3 className="heading">{heading}</h3>
            <dl>
              {rows.map(([keys, what]) => (
                <div key={keys}>
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
        with <em>recurse</em>: drop it into their frames. Without a mouse, choose what feeds an input in the
        inspector, under Ports.
      </p>
    </Dialog>
  );
}
