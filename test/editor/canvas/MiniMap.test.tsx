import { expect, test } from 'vitest';
import { MiniMap } from '../../../src/editor/canvas/minimap/MiniMap.tsx';
import { enter } from '../../../src/editor/state/enter.ts';
import { editorOf, reader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

test('the minimap shows notes and frames in their colours, and not in a body that is entered', () => {
  const editor = editorOf({
    ...reader(),
    notes: [{ text: 'One', at: [-4000, 900], colour: 'green' }],
    frames: [{ title: 'All', at: [0, 0], size: [200, 100] }],
  });
  const { container } = renderEditor(editor, <MiniMap />);
  const shown = () =>
    [...container.querySelectorAll('.minimap-annotation')].map((each) =>
      ['data-kind', 'data-colour', 'x', 'width'].map((name) => each.getAttribute(name)).join(' '),
    );
  expect(shown()).toEqual(['frame  0 200', 'note green -4000 208']);
  const [left = 0] = container.querySelector('svg')?.getAttribute('viewBox')?.split(' ').map(Number) ?? [];
  expect(left).toBeLessThan(-4000);
  outside(() => enter(editor, 'edges'));
  expect(shown()).toEqual([]);
});
