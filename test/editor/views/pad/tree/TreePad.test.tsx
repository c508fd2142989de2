import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { nodeAt } from '../../../../../src/document/graph.ts';
import { NodePicture } from '../../../../../src/editor/canvas/nodes/NodePicture.tsx';
import { undoStep } from '../../../../../src/editor/state/edit.ts';
import { useEditorState } from '../../../../../src/editor/state/useEditor.ts';
import { placeTree } from '../../../../../src/editor/views/pad/tree/placeTree.ts';
import { editorOf, treeReader } from '../../../editorOf.ts';
import { outside, renderEditor } from '../../../renderEditor.tsx';
import { placeAt } from '../onScreen.ts';

function Source() {
  const layout = useEditorState((state) => state.layout.get('phrase'));
  return layout?.picture && <NodePicture path="phrase" node={layout.node} picture={layout.picture} />;
}

/** Shows a tree node with `((the film) good)`. */
async function showTree() {
  const editor = editorOf(treeReader());
  renderEditor(editor, <Source />);
  const tree = await screen.findByRole('tree');
  const value = () => nodeAt(editor.getState().history.present, 'phrase')?.params?.value;
  return { editor, tree, value, item: (name: string) => screen.getByRole('treeitem', { name }) };
}

test('is walked, named, grown and pruned by keys, each one undo step', async () => {
  const { editor, value, item } = await showTree();
  const user = userEvent.setup();
  item('((the film) good)').focus();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(item('the'));
  await user.keyboard('{Enter}was{Enter}');
  expect(value()).toBe('((was film) good)');
  await user.keyboard('{ArrowUp}+the{Enter}');
  expect(value()).toBe('((was film the) good)');
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  expect(value()).toBe('((was the film) good)');
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(value()).toBe('((was film) the good)');
  await user.keyboard('{Delete}');
  expect(value()).toBe('((was film) good)');
  for (const before of ['((was film) the good)', '((was the film) good)', '((was film the) good)']) {
    outside(() => undoStep(editor));
    expect(value()).toBe(before);
  }
});

test('a node is dragged onto another, in one step; Escape lets it go', async () => {
  const { editor, tree, value, item } = await showTree();
  const placed = placeTree([['the', 'film'], 'good']);
  const drawing = tree.closest('.tree-nodes');
  if (drawing) placeAt(drawing, 0, 0, placed.width * 2, placed.height * 2);
  const pointerAt = (...place: readonly number[]) => {
    const node = placed.nodes.find((each) => each.place.join() === place.join());
    if (!node) throw new Error(`There is no node at ${place}.`);
    return { clientX: 2 * node.x + 2, clientY: 2 * node.y, pointerId: 1, isPrimary: true, button: 0 };
  };
  fireEvent.pointerDown(item('the'), pointerAt(0, 0));
  fireEvent.pointerMove(item('the'), pointerAt(1));
  expect(item('good').dataset.lands).toBe('true');
  fireEvent.keyDown(document.body, { key: 'Escape' });
  fireEvent.pointerUp(item('the'), pointerAt(1));
  expect(value()).toBe('((the film) good)');

  fireEvent.pointerDown(item('the'), pointerAt(0, 0));
  fireEvent.pointerMove(item('the'), pointerAt(1));
  fireEvent.pointerUp(item('the'), pointerAt(1));
  expect(value()).toBe('(film (good the))');
  outside(() => undoStep(editor));
  expect(value()).toBe('((the film) good)');
});

test('stays, faded and out of reach, while its brackets are wrong', async () => {
  const { tree } = await showTree();
  const field = screen.getByRole('textbox', { name: /in brackets/ });
  await userEvent.type(field, '{Backspace}');
  expect(tree.closest('[data-stale="true"]')).not.toBeNull();
  await userEvent.type(field, ')');
  expect(tree.closest('[data-stale="true"]')).toBeNull();
});

test('a word outside the vocabulary is said in words', async () => {
  const { item } = await showTree();
  fireEvent.doubleClick(item('good'));
  await userEvent.keyboard('nice{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('symbol 3 of value is "nice"');
});
