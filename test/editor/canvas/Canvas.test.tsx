import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { disconnect } from '../../../src/document/wiring.ts';
import { Canvas } from '../../../src/editor/canvas/Canvas.tsx';
import { startConnecting } from '../../../src/editor/state/connect.ts';
import { edit } from '../../../src/editor/state/edit.ts';
import { editorOf, reader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

const nodeOf = (path: string) => {
  const found = document.querySelector<HTMLElement>(`[data-id="${path}"]`);
  if (!found) throw new Error(`There is no node ${path}.`);
  return found;
};
const fitOf = (port: string) =>
  document.querySelector(`.port[data-port="${port}"]`)?.getAttribute('data-fit');

describe('the canvas', () => {
  test('shows every node with its title, its ports and the number of times that it is applied', () => {
    renderEditor(editorOf(reader()), <Canvas />);
    const cell = within(nodeOf('edges/cell'));
    expect(cell.getByText('Vanilla layer')).toBeDefined();
    expect(cell.getByText('× 24 × 24')).toBeDefined();
    expect(cell.getByText('x')).toBeDefined();
    expect(cell.getByText('y')).toBeDefined();
    expect(within(nodeOf('edges')).getByText('window')).toBeDefined();
  });

  test('draws every wire, those of bodies too, in the form of its kind of value', () => {
    const editor = editorOf(reader());
    renderEditor(editor, <Canvas />);
    const forms = Object.fromEntries(
      [...document.querySelectorAll('.wire')].map((wire) => [
        wire.getAttribute('data-wire'),
        wire.getAttribute('data-form'),
      ]),
    );
    expect(forms).toEqual({
      'draw.out>edges.x': 'image',
      'edges/$.window>edges/cell.x': 'vector',
      'edges/cell.y>edges/$.result': 'vector',
      'edges.y>pool.x': 'image',
      'pool.y>flat.x': 'image',
      'flat.y>guess.x': 'vector',
    });
  });

  test('names nodes for people who do not see them', () => {
    renderEditor(editorOf(reader()), <Canvas />);
    expect(screen.getByRole('group', { name: 'vanilla edges/cell' })).toBeDefined();
  });

  test('marks the node that a problem is about', () => {
    const editor = editorOf(reader());
    renderEditor(editor, <Canvas />);
    outside(() => edit(editor, (document) => disconnect(document, ['flat.y', 'guess.x'])));
    expect(nodeOf('guess').querySelector('.node')?.getAttribute('data-wrong')).toBe('true');
    expect(nodeOf('flat').querySelector('.node')?.getAttribute('data-wrong')).toBe('false');
  });

  test('lights the ports that a dragged wire could end at, and dims the others', () => {
    const editor = editorOf(reader());
    renderEditor(editor, <Canvas />);
    const start = editor.getState().layout.get('draw')?.ports[0];
    if (start) outside(() => startConnecting(editor, start));
    expect([fitOf('draw.out'), fitOf('pool.x'), fitOf('guess.x'), fitOf('edges/cell.x')]).toEqual([
      'start',
      'fits',
      'misfit',
      'never',
    ]);
  });

  test('closes a combinator to a plain node with a picture, and opens it again', async () => {
    renderEditor(editorOf(reader()), <Canvas />);
    await userEvent.click(within(nodeOf('edges')).getByRole('button', { name: 'Close the body' }));
    expect(document.querySelector('[data-id="edges/cell"]')).toBeNull();
    expect(nodeOf('edges').querySelector('.picture')?.getAttribute('data-port')).toBe('edges.y');
    await userEvent.click(within(nodeOf('edges')).getByRole('button', { name: 'Open the body' }));
    expect(nodeOf('edges/cell')).toBeDefined();
  });

  test('says in an empty body what to do', () => {
    const empty = { nodes: [{ id: 'edges', block: 'convolve', body: { nodes: [], wires: [] } }], wires: [] };
    renderEditor(editorOf(empty), <Canvas />);
    expect(screen.getByText('Drop a block here')).toBeDefined();
  });

  test('keeps a block that it does not know, with its ports', () => {
    renderEditor(
      editorOf({
        nodes: [
          { id: 'draw', block: 'image' },
          { id: 'odd', block: 'grru' },
        ],
        wires: [['draw.out', 'odd.input']],
      }),
      <Canvas />,
    );
    expect(within(nodeOf('odd')).getByText('grru')).toBeDefined();
    expect(within(nodeOf('odd')).getByText('input')).toBeDefined();
  });
});
