import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import { setNote } from '../../../src/document/edits.ts';
import { CommandPalette } from '../../../src/editor/finder/CommandPalette.tsx';
import { FindNodes } from '../../../src/editor/finder/FindNodes.tsx';
import { edit } from '../../../src/editor/state/edit.ts';
import { toggleCollapsed } from '../../../src/editor/state/selection.ts';
import { editorOf, reader } from '../editorOf.ts';
import { outside, renderEditor, silentLibrary } from '../renderEditor.tsx';

const options = () => screen.queryAllByRole('option').map((option) => option.textContent ?? '');

beforeEach(() => localStorage.clear());

function palette() {
  const asked: string[] = [];
  const editor = editorOf(reader());
  editor.setState({ dialog: 'commands' });
  const { unmount } = renderEditor(editor, <CommandPalette />, silentLibrary(asked));
  return { editor, asked, unmount };
}

describe('the command palette', () => {
  test('runs a command on Enter, and closes', async () => {
    const { editor, asked } = palette();
    await userEvent.keyboard('save{Enter}');
    expect(asked).toEqual(['saveFile']);
    expect(editor.getState().dialog).toBeUndefined();
  });

  test('shows the keys of commands, and leaves out what cannot be done', async () => {
    const { editor, unmount } = palette();
    await userEvent.keyboard('undo');
    expect(options()).toEqual([]);
    unmount();
    outside(() => edit(editor, (document) => setNote(document, 'guess', 'An answer')));
    renderEditor(editor, <CommandPalette />);
    await userEvent.keyboard('undo');
    expect(options()).toEqual(['UndoCtrl+Z']);
  });

  test('adds a block by what others call it', async () => {
    const { editor } = palette();
    await userEvent.keyboard('relu{Enter}');
    expect([...editor.getState().selectedNodes]).toEqual(['rectifier']);
  });

  test('goes to a node, and opens the bodies around it', async () => {
    const { editor } = palette();
    outside(() => toggleCollapsed(editor, 'edges'));
    await userEvent.keyboard('edges/cell{Enter}');
    expect([...editor.getState().selectedNodes]).toEqual(['edges/cell']);
    expect(editor.getState().collapsed.size).toBe(0);
  });

  test('takes initials and parts of words for the whole', async () => {
    palette();
    const field = screen.getByRole('combobox');
    for (const [typed, found] of [
      ['stf', 'Save to a file'],
      ['zm in', 'Zoom in'],
    ] as const) {
      await userEvent.clear(field);
      await userEvent.type(field, typed);
      expect(options()[0], typed).toContain(found);
    }
  });

  test('lists what was chosen last first', async () => {
    const { unmount } = palette();
    await userEvent.keyboard('inspector{Enter}');
    unmount();
    palette();
    expect(options()[0]).toContain('Inspector');
  });

  test('says which choice is the current one to those who do not see it', async () => {
    palette();
    await userEvent.keyboard('zoom{ArrowDown}');
    const current = screen.getByRole('combobox').getAttribute('aria-activedescendant');
    expect(document.getElementById(current ?? '')?.textContent).toContain('Zoom out');
  });
});

function search() {
  const editor = editorOf(reader());
  editor.setState({ dialog: 'find' });
  renderEditor(editor, <FindNodes />);
  return {
    editor,
    selected: () => [...editor.getState().selectedNodes].join(' '),
    marked: () => [...editor.getState().found].join(' '),
  };
}

describe('the search in the graph', () => {
  test('marks what it finds, and Enter goes from one to the next, with Shift to the one before', async () => {
    const { selected, marked } = search();
    await userEvent.keyboard('vanilla');
    expect([marked(), selected()]).toEqual(['edges/cell guess', 'edges/cell']);
    await userEvent.keyboard('{Enter}');
    expect(selected()).toBe('guess');
    await userEvent.keyboard('{Enter}');
    expect(selected()).toBe('edges/cell');
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    expect(selected()).toBe('guess');
  });

  test('finds by shape, however it is written, and by remark', async () => {
    const { editor, marked } = search();
    const field = screen.getByRole('combobox');
    for (const shape of ['28x28', '28 × 28', 'height 28, width 28']) {
      await userEvent.clear(field);
      await userEvent.type(field, shape);
      expect(marked(), shape).toBe('draw');
    }
    outside(() => edit(editor, (document) => setNote(document, 'flat', 'Forgets where things were')));
    await userEvent.clear(field);
    await userEvent.type(field, 'forgets');
    expect(marked()).toBe('flat');
  });

  test('leaves no marks behind', async () => {
    const { editor, marked } = search();
    await userEvent.keyboard('pool{Escape}');
    expect(editor.getState().dialog).toBeUndefined();
    screen.getByRole('dialog');
    expect(marked()).toBe('pool');
  });
});
