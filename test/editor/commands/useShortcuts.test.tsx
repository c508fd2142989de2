import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { setTitle } from '../../../src/document/edits.ts';
import { Canvas } from '../../../src/editor/canvas/Canvas.tsx';
import { useShortcuts } from '../../../src/editor/commands/useShortcuts.ts';
import { edit } from '../../../src/editor/state/edit.ts';
import { select } from '../../../src/editor/state/selection.ts';
import { editorOf, reader } from '../editorOf.ts';
import { outside, renderEditor, silentLibrary } from '../renderEditor.tsx';

function Keys() {
  useShortcuts();
  return (
    <>
      <Canvas />
      <input aria-label="Some field" />
    </>
  );
}

function page() {
  const asked: string[] = [];
  const editor = editorOf(reader());
  renderEditor(editor, <Keys />, silentLibrary(asked));
  return { editor, asked };
}

describe('shortcuts', () => {
  test('undo and redo in both ways that people know', async () => {
    const { editor } = page();
    const titleAfter = async (keys: string) => {
      await userEvent.keyboard(keys);
      return editor.getState().history.present.title;
    };
    outside(() => edit(editor, (document) => setTitle(document, 'Reader')));
    expect(await titleAfter('{Control>}z{/Control}')).toBeUndefined();
    expect(await titleAfter('{Control>}{Shift>}Z{/Shift}{/Control}')).toBe('Reader');
    expect(await titleAfter('{Meta>}z{/Meta}')).toBeUndefined();
    expect(await titleAfter('{Control>}y{/Control}')).toBe('Reader');
  });

  test.each(['{Delete}', '{Backspace}'])('%s removes the selection', async (key) => {
    const { editor } = page();
    outside(() => select(editor, ['guess']));
    await userEvent.keyboard(key);
    expect(editor.getState().layout.has('guess')).toBe(false);
  });

  test('none acts while someone types, but saving does', async () => {
    const { editor, asked } = page();
    outside(() => select(editor, ['guess']));
    const field = document.querySelector('input');
    field?.focus();
    await userEvent.keyboard('{Delete}{Backspace}{Control>}z{/Control}/?{Control>}s{/Control}');
    const { layout, selectedNodes, adding, dialog } = editor.getState();
    expect([layout.has('guess'), selectedNodes.size, adding, dialog]).toEqual([
      true,
      1,
      undefined,
      undefined,
    ]);
    expect(asked).toEqual(['saveFile']);
  });

  test('select all, and nothing', async () => {
    const { editor } = page();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(editor.getState().selectedNodes.size).toBe(5);
    await userEvent.keyboard('{Escape}');
    expect(editor.getState().selectedNodes.size).toBe(0);
  });

  test('Enter edits the focused node, and presses the focused button', async () => {
    const { editor } = page();
    document.querySelector<HTMLElement>('[data-id="edges"] button')?.focus();
    await userEvent.keyboard('{Enter}');
    expect([...editor.getState().collapsed]).toEqual(['edges']);
    document.querySelector<HTMLElement>('[data-id="guess"]')?.focus();
    await userEvent.keyboard('{Enter}');
    expect([...editor.getState().selectedNodes]).toEqual(['guess']);
  });

  test('arrow keys move the focused node, and one press is one undo step', async () => {
    const { editor } = page();
    outside(() => select(editor, ['guess']));
    document.querySelector<HTMLElement>('[data-id="guess"]')?.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const { history, layout } = editor.getState();
    expect(layout.get('guess')?.box.y).toBe(8);
    expect(history.past).toHaveLength(2);
  });

  test('open the menu of blocks and the help', async () => {
    const { editor } = page();
    await userEvent.keyboard('/');
    expect(editor.getState().adding).toBeDefined();
    await userEvent.keyboard('?');
    expect(editor.getState().dialog).toBe('help');
  });
});
