import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { disconnect } from '../../../src/document/wiring.ts';
import { Outline } from '../../../src/editor/outline/Outline.tsx';
import { edit } from '../../../src/editor/state/edit.ts';
import { select } from '../../../src/editor/state/selection.ts';
import { editorOf, nameReader, reader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

function outline(graph = reader()) {
  const editor = editorOf(graph);
  renderEditor(editor, <Outline />);
  return editor;
}

const items = () => screen.getAllByRole('treeitem');
const item = (path: string) => {
  const found = items().find((each) => each.dataset.outline === path);
  if (!found) throw new Error(`${path} is not in the outline.`);
  return found;
};
const paths = () => items().map((each) => each.dataset.outline);

describe('the outline', () => {
  test('lists nodes in the order of flow, whatever order the document has them in', () => {
    const graph = reader();
    outline({ ...graph, nodes: [...graph.nodes].reverse() });
    expect(paths()).toEqual(['draw', 'edges', 'edges/cell', 'pool', 'flat', 'guess']);
    expect(item('edges/cell').getAttribute('aria-level')).toBe('2');
  });

  test('says of each node what feeds it, what it gives, and what is wrong', () => {
    const editor = outline();
    expect(item('edges').textContent).toBe(
      'Convolve edges. x from draw. Gives height 24, width 24, features 8. Its body gives back result from cell.',
    );
    expect(item('edges/cell').textContent).toContain('x from window, handed in. Gives features 8.');
    outside(() => edit(editor, (document) => disconnect(document, ['flat.y', 'guess.x'])));
    expect(item('guess').textContent).toContain('x not wired. Gives no value yet.');
    expect(item('guess').textContent).toContain('Problem: Vanilla layer needs a wire into x');
  });

  test('names the port where a node gives several values', () => {
    outline(nameReader());
    expect(item('guess').textContent).toContain('x from read last.');
    expect(item('read/cell').textContent).toContain(
      'x from element, handed in, state from state, handed in.',
    );
  });

  test('is walked with arrow keys, which select on the canvas what they come to', async () => {
    const editor = outline();
    await userEvent.tab();
    await userEvent.tab();
    const selected = () => [...editor.getState().selectedNodes].join(' ');
    expect(document.activeElement).toBe(item('draw'));
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    expect(selected()).toBe('edges/cell');
    await userEvent.keyboard('{ArrowLeft}');
    expect(selected()).toBe('edges');
    await userEvent.keyboard('{ArrowLeft}');
    expect(item('edges').getAttribute('aria-expanded')).toBe('false');
    expect(paths()).not.toContain('edges/cell');
    await userEvent.keyboard('{End}');
    expect(selected()).toBe('guess');
  });

  test('follows what is selected elsewhere', () => {
    const editor = outline();
    outside(() => select(editor, ['pool']));
    expect(screen.getByRole('treeitem', { selected: true })).toBe(item('pool'));
    expect(item('pool').tabIndex).toBe(0);
  });

  test('says so when there is nothing', () => {
    outline({ nodes: [], wires: [] });
    expect(within(screen.getByLabelText('Outline')).getByText(/The graph is empty/)).toBeDefined();
  });
});
