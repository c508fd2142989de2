import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addNote } from '../../../src/document/annotations.ts';
import { addNode } from '../../../src/document/edits.ts';
import { Boundary } from '../../../src/editor/panels/Boundary.tsx';
import { EmptyCanvas } from '../../../src/editor/panels/EmptyCanvas.tsx';
import { edit, undoStep } from '../../../src/editor/state/edit.ts';
import { followPanels, readPanels, withPanel } from '../../../src/editor/state/panels.ts';
import { editorOf, reader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

const empty = { nodes: [], wires: [] };

describe('an empty canvas', () => {
  test('says how to begin once a document is open, and falls silent with the first block', () => {
    const editor = editorOf(empty);
    renderEditor(editor, <EmptyCanvas />);
    // What was worked on last may still be on its way.
    expect(screen.queryByText(/Begin with a block/)).toBeNull();
    outside(() => editor.setState({ opened: 1 }));
    expect(screen.getByText(/Begin with a block/)).toBeDefined();
    outside(() => edit(editor, (document) => addNode(document, '', { block: 'image' }).document));
    expect(screen.queryByText(/Begin with a block/)).toBeNull();
    outside(() => undoStep(editor));
    expect(screen.getByText(/Begin with a block/)).toBeDefined();
  });

  test('leaves a note that comes first alone', () => {
    const editor = editorOf(empty);
    editor.setState({ opened: 1 });
    renderEditor(editor, <EmptyCanvas />);
    outside(() => edit(editor, (document) => addNote(document, { text: '', at: [0, 0] }).document));
    expect(screen.queryByText(/Begin with a block/)).toBeNull();
  });

  test('opens the menu of blocks for those who have no keys', async () => {
    const editor = editorOf(empty);
    editor.setState({ opened: 1 });
    renderEditor(editor, <EmptyCanvas />);
    await userEvent.click(screen.getByRole('button', { name: 'Add a block' }));
    expect(editor.getState().adding).toBeDefined();
  });
});

describe('a fault of the page', () => {
  afterEach(() => vi.restoreAllMocks());

  test('leaves a way to save and to reload, and says what it was', async () => {
    // React tells the console of what a boundary catches.
    vi.spyOn(console, 'error').mockImplementation(() => {});
    let saved = 0;
    const Broken = () => {
      throw new Error('No node is called that.');
    };
    renderEditor(
      editorOf(reader()),
      <Boundary onSave={() => saved++}>
        <Broken />
      </Boundary>,
    );
    expect(screen.getByRole('alert').textContent).toContain('kept in this browser');
    expect(screen.getByText('No node is called that.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Reload' })).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Save the graph to a file' }));
    expect(saved).toBe(1);
  });
});

describe('panels', () => {
  const narrowTo = (width: number) =>
    vi.spyOn(window, 'matchMedia').mockImplementation((query) => {
      const most = Number(/max-width: (\d+)px/.exec(query)?.[1]);
      return Object.assign(new EventTarget(), { matches: width <= most, media: query }) as MediaQueryList;
    });
  beforeEach(() => localStorage.clear());
  afterEach(() => vi.restoreAllMocks());

  test('stay as they were left, for each width of the window', () => {
    narrowTo(1440);
    const editor = editorOf(reader());
    followPanels(editor);
    editor.setState({
      open: {
        palette: false,
        outline: true,
        inspector: true,
        problems: false,
        minimap: false,
        training: false,
      },
    });
    expect(readPanels()).toEqual({
      palette: false,
      outline: true,
      inspector: true,
      problems: false,
      minimap: false,
      training: false,
    });
    narrowTo(768);
    expect(readPanels()).toEqual({
      palette: false,
      outline: false,
      inspector: false,
      problems: false,
      minimap: false,
      training: false,
    });
    narrowTo(1440);
    expect(readPanels().outline).toBe(true);
  });

  test('leave the training open when the width changes', () => {
    const changes = new EventTarget();
    vi.spyOn(window, 'matchMedia').mockImplementation(
      (media) => Object.assign(changes, { matches: false, media }) as MediaQueryList,
    );
    const editor = editorOf(reader());
    followPanels(editor);
    editor.setState(({ open }) => ({ open: { ...open, inspector: false, training: true } }));
    localStorage.clear();
    changes.dispatchEvent(new Event('change'));
    expect(editor.getState().open).toMatchObject({ inspector: true, training: true });
  });

  test('take turns on the left where there is little room', () => {
    narrowTo(1024);
    const open = {
      palette: true,
      outline: false,
      inspector: true,
      problems: false,
      minimap: false,
      training: false,
    };
    expect(withPanel(open, 'outline', true)).toEqual({ ...open, palette: false, outline: true });
    narrowTo(1440);
    expect(withPanel(open, 'outline', true)).toEqual({ ...open, outline: true });
  });
});
