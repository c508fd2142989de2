import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { blocks } from '../../../src/blocks/index.ts';
import type { Document } from '../../../src/document/document.ts';
import { ReferencePages } from '../../../src/editor/reference/ReferencePages.tsx';
import { editorOf, nameReader } from '../editorOf.ts';
import { renderEditor, silentLibrary } from '../renderEditor.tsx';

// There is no worker here to compute examples.
vi.mock('../../../src/editor/reference/paintExample.ts', () => ({ paintExample: () => () => {} }));

afterEach(() => window.history.replaceState(null, '', '#'));

describe('the page of a block', () => {
  it.each([...blocks.values()])('of $type has every section, with a formula and a drawing', (block) => {
    renderEditor(editorOf(nameReader()), <ReferencePages place={{ block: block.type }} />);
    const page = within(screen.getByRole('main', { name: 'Reference' }));
    expect(page.getByRole('heading', { level: 1 }).textContent).toBe(block.title);
    const headings = page.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(headings).toEqual([
      'Formula',
      'Useful for',
      expect.stringMatching(/^Example: /),
      'How to use it',
      'Pitfalls',
      'Related blocks',
      'Origin',
    ]);
    expect(document.querySelector('math')?.children.length).toBe(1);
    expect(page.getByRole('img').getAttribute('alt')).toContain(block.title);
    expect(document.title).toBe(`${block.title} – Layerwire reference`);
  });

  it('names every parameter with what it may be and its default', () => {
    renderEditor(editorOf(nameReader()), <ReferencePages place={{ block: 'gru' }} />);
    const cells = within(screen.getByRole('row', { name: /^units/ })).getAllByRole('cell');
    expect(cells.map(({ textContent }) => textContent)).toEqual([
      'Length of the output and of the state.',
      'a whole number from 1 to 8192',
      '32',
    ]);
  });

  it('opens its example as a new document, and what was drawn is kept', async () => {
    const editor = editorOf(nameReader());
    const before = editor.getState().history;
    const opened: Document[] = [];
    const library = { ...silentLibrary(), open: async (each: Document) => void opened.push(each) };
    renderEditor(editor, <ReferencePages place={{ block: 'gru' }} />, library);
    fireEvent.click(screen.getByRole('button', { name: 'Open on the canvas' }));
    await expect.poll(() => editor.getState().hint).toMatch(/^Select the GRU/);
    expect(opened.map(({ title }) => title)).toEqual(['A GRU reads a word']);
    expect(editor.getState().history).toBe(before);
  });

  it('that nobody wrote says so, and offers the one that was perhaps meant', () => {
    renderEditor(editorOf(nameReader()), <ReferencePages place={{ block: 'grus' }} />);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('There is no block called “grus”');
    const meant = within(screen.getByRole('main')).getByRole('link', { name: 'GRU' });
    expect(meant.getAttribute('href')).toBe('#/reference/gru');
  });
});

describe('the overview', () => {
  it('shows all blocks, or those that are searched for', () => {
    renderEditor(editorOf(nameReader()), <ReferencePages place={{}} />);
    const titles = () =>
      within(screen.getByRole('main'))
        .getAllByRole('link')
        .map(({ textContent }) => textContent);
    expect(titles().sort()).toEqual([...blocks.values()].map(({ title }) => title).sort());
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'bilstm' } });
    expect(titles()).toEqual(['Recur']);
  });

  it('is left by Escape', () => {
    const editor = editorOf(nameReader());
    editor.setState({ reference: {} });
    renderEditor(editor, <ReferencePages place={{}} />);
    fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'Escape' });
    expect(editor.getState().reference).toBeUndefined();
  });
});
