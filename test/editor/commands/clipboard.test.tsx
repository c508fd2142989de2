import { waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { load } from '../../../src/document/load.ts';
import { Canvas } from '../../../src/editor/canvas/Canvas.tsx';
import type { CommandContext } from '../../../src/editor/commands/command.ts';
import { commands } from '../../../src/editor/commands/commands.ts';
import { useClipboard } from '../../../src/editor/commands/useClipboard.ts';
import { useCommandContext } from '../../../src/editor/commands/useCommandContext.ts';
import { useShortcuts } from '../../../src/editor/commands/useShortcuts.ts';
import { select } from '../../../src/editor/state/selection.ts';
import { editorOf, reader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

let context: CommandContext | undefined;

function Page() {
  context = useCommandContext();
  useShortcuts();
  useClipboard();
  return (
    <>
      <Canvas />
      <input aria-label="Some field" />
    </>
  );
}

async function page() {
  const editor = editorOf(reader());
  renderEditor(editor, <Page />);
  // What the page fetches when it is there.
  await import('../../../src/editor/commands/listenForClipboard.ts');
  const pathsOf = () => [...editor.getState().layout.keys()];
  return { editor, pathsOf };
}

/** What the browser does for its keys: gives what is on the clipboard afterwards, and whether it was taken over. */
function fire(type: 'copy' | 'cut' | 'paste', text = '', target: Element = document.body) {
  const clipboardData = new DataTransfer();
  if (text) clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true });
  outside(() => target.dispatchEvent(event));
  return { text: clipboardData.getData('text/plain'), taken: event.defaultPrevented };
}

const run = (id: string) => {
  const command = commands.find((each) => each.id === id);
  if (context) command?.run(context);
};

describe('the clipboard', () => {
  test('takes nodes from one page to another, as a text', async () => {
    const first = await page();
    outside(() => select(first.editor, ['pool']));
    const { text, taken } = fire('copy');
    expect([taken, load(text).document?.nodes[0]?.id]).toEqual([true, 'pool']);
    expect(fire('paste', text).taken).toBe(true);
    await waitFor(() => expect(first.pathsOf()).toContain('pool-2'));
    expect([...first.editor.getState().selectedNodes]).toEqual(['pool-2']);
  });

  test('cuts what it has taken', async () => {
    const { editor, pathsOf } = await page();
    outside(() => select(editor, ['pool']));
    expect(load(fire('cut').text).document?.nodes[0]?.id).toBe('pool');
    expect(pathsOf()).not.toContain('pool');
  });

  test('is left to the browser where someone types, a text is selected, or nothing is', async () => {
    const { editor, pathsOf } = await page();
    expect(fire('copy').taken).toBe(false);
    expect(fire('paste').taken).toBe(false);
    outside(() => select(editor, ['pool']));
    const field = document.querySelector('input') ?? undefined;
    for (const type of ['copy', 'cut', 'paste'] as const) expect(fire(type, 'x', field).taken).toBe(false);
    getSelection()?.selectAllChildren(document.body);
    expect(fire('cut').taken).toBe(false);
    getSelection()?.removeAllRanges();
    expect(pathsOf()).toContain('pool');
  });

  test('is read and written by the commands too, as buttons and menus run them', async () => {
    const { editor, pathsOf } = await page();
    outside(() => select(editor, ['pool']));
    outside(() => run('copy'));
    await waitFor(async () => expect(load(await navigator.clipboard.readText()).document).toBeDefined());
    outside(() => run('paste'));
    await waitFor(() => expect(pathsOf()).toContain('pool-2'));
    outside(() => run('cut'));
    await waitFor(() => expect(pathsOf()).not.toContain('pool-2'));
  });

  test('that cannot be read is told', async () => {
    const { editor } = await page();
    const read = vi.spyOn(navigator.clipboard, 'readText').mockRejectedValue(new DOMException('no'));
    outside(() => run('paste'));
    await waitFor(() => expect(editor.getState().notices[0]?.tone).toBe('error'));
    read.mockRestore();
  });
});

test('Ctrl+D duplicates', async () => {
  const { editor, pathsOf } = await page();
  outside(() => select(editor, ['guess']));
  await userEvent.keyboard('{Control>}d{/Control}');
  await waitFor(() => expect(pathsOf()).toContain('guess-2'));
});
