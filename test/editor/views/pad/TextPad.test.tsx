import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import type { Graph } from '../../../../src/document/document.ts';
import { nodeAt } from '../../../../src/document/graph.ts';
import { NodePicture } from '../../../../src/editor/canvas/nodes/NodePicture.tsx';
import { undoStep } from '../../../../src/editor/state/edit.ts';
import { useEditorState } from '../../../../src/editor/state/useEditor.ts';
import { editorOf, nameReader, treeReader } from '../../editorOf.ts';
import { outside, renderEditor } from '../../renderEditor.tsx';

function Source({ path }: { readonly path: string }) {
  const layout = useEditorState((state) => state.layout.get(path));
  return layout?.picture && <NodePicture path={path} node={layout.node} picture={layout.picture} />;
}

/** Shows the picture of a source; gives the editor, its field, and how to read its value. */
async function showSource(graph: Graph, path: string) {
  const editor = editorOf(graph);
  renderEditor(editor, <Source path={path} />);
  const field = await screen.findByRole('textbox');
  return { editor, field, value: () => nodeAt(editor.getState().history.present, path)?.params?.value };
}

describe('a text', () => {
  test('is typed on its node, and the network follows letter by letter, in one undo step', async () => {
    const { editor, field, value } = await showSource(nameReader(), 'letters');
    expect(field).toHaveProperty('value', 'ada');
    await userEvent.type(field, 'm');
    expect(value()).toBe('adam');
    expect(editor.getState().inference.types.get('embed.y')).toMatchObject({
      axes: [{ size: 4 }, { size: 16 }],
    });
    await userEvent.type(field, 's');
    await userEvent.tab();
    outside(() => undoStep(editor));
    expect(value()).toBe('ada');
  });

  test('with a letter outside the vocabulary says so below, with what mends it', async () => {
    const { editor, field, value } = await showSource(nameReader(), 'letters');
    await userEvent.type(field, '!');
    expect(screen.getByRole('alert').textContent).toContain('symbol 4 of value is "!"');
    await userEvent.click(screen.getByRole('button', { name: 'Add what is missing to the vocabulary' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(editor.getState().inference.problems).toEqual([]);
    expect(value()).toBe('ada!');
  });

  test('that is emptied has no value yet, which is no problem', async () => {
    const { editor, field, value } = await showSource(nameReader(), 'letters');
    await userEvent.clear(field);
    expect(value()).toBeUndefined();
    expect(editor.getState().inference.problems).toEqual([]);
  });
});

test('a tree says below which bracket is wrong, until it is right', async () => {
  const { editor, field } = await showSource(treeReader(), 'phrase');
  await userEvent.type(field, '{Backspace}');
  expect(screen.getByRole('alert').textContent).toContain('the bracket at character 1 is never closed');
  await userEvent.type(field, ' was)');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(editor.getState().inference.types.get('phrase.out')).toMatchObject({
    axes: [{ name: 'nodes', size: 4 }],
  });
});
