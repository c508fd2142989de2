import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { AddMenu } from '../../../src/editor/palette/AddMenu.tsx';
import { categoryHeadings } from '../../../src/editor/palette/categoryHeadings.ts';
import { Palette } from '../../../src/editor/palette/Palette.tsx';
import { editorOf, reader } from '../editorOf.ts';
import { renderEditor } from '../renderEditor.tsx';

const optionsOf = () => screen.getAllByRole('option').map((option) => option.textContent);

describe('the menu that adds a block', () => {
  test('takes the first that matches on Enter, and closes', async () => {
    const editor = editorOf(reader());
    editor.setState({ adding: { x: 0, y: 0 } });
    renderEditor(editor, <AddMenu />);
    await userEvent.keyboard('softm{Enter}');
    expect([...editor.getState().selectedNodes]).toEqual(['softmax']);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('lists the blocks under the headings of the palette, until something is typed', async () => {
    const editor = editorOf(reader());
    editor.setState({ adding: { x: 0, y: 0 } });
    renderEditor(editor, <AddMenu />);
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'))).toEqual(
      Object.values(categoryHeadings),
    );
    await userEvent.keyboard('re');
    expect(screen.queryByRole('group')).toBeNull();
  });

  test('goes through the list with the arrow keys, around its end', async () => {
    const editor = editorOf(reader());
    editor.setState({ adding: { x: 0, y: 0 } });
    renderEditor(editor, <AddMenu />);
    const all = optionsOf();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('option', { selected: true }).textContent).toBe(all[2]);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(screen.getByRole('option', { selected: true }).textContent).toBe(all.at(-1));
  });

  test('lists only what fits the wire that was let go, and wires it', async () => {
    const editor = editorOf(reader());
    editor.setState({
      adding: { x: 0, y: 0, place: { scope: '', x: 1500, y: 0 }, port: 'draw.out', gives: true },
    });
    renderEditor(editor, <AddMenu />);
    expect(optionsOf()).not.toContain('Vanilla layer');
    await userEvent.click(screen.getByRole('option', { name: 'Flatten' }));
    expect(editor.getState().history.present.wires).toContainEqual(['draw.out', 'flatten.x']);
  });

  test('closes without a trace on Escape', async () => {
    const editor = editorOf(reader());
    editor.setState({ adding: { x: 0, y: 0 } });
    renderEditor(editor, <AddMenu />);
    await userEvent.keyboard('{Escape}');
    expect([editor.getState().adding, editor.getState().history.past.length]).toEqual([undefined, 0]);
  });

  test('asks whether something else was meant', async () => {
    const editor = editorOf(reader());
    editor.setState({ adding: { x: 0, y: 0 } });
    renderEditor(editor, <AddMenu />);
    await userEvent.keyboard('sofmax');
    expect(screen.getByText('Did you mean “softmax”?')).toBeDefined();
  });
});

describe('the palette', () => {
  test('adds a block on a click', async () => {
    const editor = editorOf(reader());
    renderEditor(editor, <Palette />);
    await userEvent.click(screen.getByRole('button', { name: 'Image' }));
    expect([...editor.getState().selectedNodes]).toEqual(['image']);
  });

  test('lists under its headings only what is searched for', async () => {
    renderEditor(editorOf(reader()), <Palette />);
    await userEvent.type(screen.getByLabelText('Find a block'), 'conv2d');
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(['Convolve']);
    expect(screen.getAllByRole('heading').map((heading) => heading.textContent)).toEqual(['Higher-order']);
  });
});
