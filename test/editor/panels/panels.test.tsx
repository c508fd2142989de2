import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { setTitle } from '../../../src/document/edits.ts';
import { disconnect } from '../../../src/document/wiring.ts';
import { commandGroups } from '../../../src/editor/commands/command.ts';
import { commands } from '../../../src/editor/commands/commands.ts';
import { formatKeys } from '../../../src/editor/commands/keys.ts';
import { formatAgo } from '../../../src/editor/panels/formatAgo.ts';
import { HelpSheet } from '../../../src/editor/panels/HelpSheet.tsx';
import { Notices } from '../../../src/editor/panels/Notices.tsx';
import { ProblemsPanel } from '../../../src/editor/panels/ProblemsPanel.tsx';
import { StatusBar } from '../../../src/editor/panels/StatusBar.tsx';
import { TopBar } from '../../../src/editor/panels/TopBar.tsx';
import { edit } from '../../../src/editor/state/edit.ts';
import { notify } from '../../../src/editor/state/notify.ts';
import { editorOf, reader } from '../editorOf.ts';
import { outside, renderEditor, silentLibrary } from '../renderEditor.tsx';

describe('the bar at the top', () => {
  test('undoes and redoes, and only what there is', async () => {
    const editor = editorOf(reader());
    renderEditor(editor, <TopBar />);
    const undo = screen.getByRole('button', { name: 'Undo' });
    expect(undo).toHaveProperty('disabled', true);
    outside(() => edit(editor, (document) => setTitle(document, 'Reader')));
    await userEvent.click(undo);
    expect(editor.getState().history.present.title).toBeUndefined();
    await userEvent.click(screen.getByRole('button', { name: 'Redo' }));
    expect(editor.getState().history.present.title).toBe('Reader');
  });

  test('takes the title as it is typed, as one step', async () => {
    const editor = editorOf(reader());
    renderEditor(editor, <TopBar />);
    await userEvent.type(screen.getByLabelText('Title of the graph'), 'My reader{Enter}');
    expect(editor.getState().history.present.title).toBe('My reader');
    expect(editor.getState().history.past).toHaveLength(1);
  });

  test('opens and saves files', async () => {
    const asked: string[] = [];
    renderEditor(editorOf(reader()), <TopBar />, silentLibrary(asked));
    await userEvent.click(screen.getByRole('button', { name: 'Open a file' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save to a file' }));
    expect(asked).toEqual(['openFile', 'saveFile']);
  });

  test('goes through the themes', async () => {
    const editor = editorOf(reader());
    renderEditor(editor, <TopBar />);
    for (const theme of ['light', 'dark', 'system']) {
      await userEvent.click(screen.getByRole('button', { name: /^Theme/ }));
      expect(editor.getState().theme).toBe(theme);
    }
  });
});

test('the sheet of shortcuts lists every command that has keys, under its heading', () => {
  renderEditor(editorOf(reader()), <HelpSheet />);
  for (const { keys, title, group } of commands) {
    if (!keys) continue;
    const section = screen.getByText(commandGroups[group]).closest('section');
    const [row] = [...(section?.querySelectorAll('dd') ?? [])].filter((each) =>
      each.textContent?.startsWith(title),
    );
    expect(row?.previousSibling?.textContent).toBe(keys.map((each) => formatKeys(each)).join(', '));
  }
});

describe('problems', () => {
  test('are counted below, listed on a click, and select their place', async () => {
    const editor = editorOf(reader());
    renderEditor(
      editor,
      <>
        <ProblemsPanel />
        <StatusBar />
      </>,
    );
    expect(screen.getByRole('button', { name: 'No problems' })).toBeDefined();
    outside(() => edit(editor, (document) => disconnect(document, ['flat.y', 'guess.x'])));
    await userEvent.click(screen.getByRole('button', { name: '1 problem' }));
    await userEvent.click(screen.getByText('Vanilla layer needs a wire into x, but there is none.'));
    expect([...editor.getState().selectedNodes]).toEqual(['guess']);
  });

  test('that show only in a run are told too, once', () => {
    const editor = editorOf(reader());
    const problem = { code: 'too-large', path: '', message: 'It is too large.' } as const;
    editor.setState({
      run: { status: 'idle', problems: [problem] },
      open: {
        palette: true,
        outline: false,
        inspector: true,
        problems: true,
        minimap: false,
        training: false,
      },
    });
    renderEditor(editor, <ProblemsPanel />);
    expect(screen.getAllByText('It is too large.')).toHaveLength(1);
  });
});

describe('messages', () => {
  test('are shown once each, offer what can be done, and are dismissed', async () => {
    const editor = editorOf(reader());
    let undone = 0;
    renderEditor(editor, <Notices />);
    outside(() => {
      notify(editor, { tone: 'info', text: 'Saved.' });
      notify(editor, { tone: 'info', text: 'Saved.' });
      notify(editor, {
        tone: 'info',
        text: 'Removed.',
        action: { label: 'Bring it back', run: () => undone++ },
      });
    });
    expect(screen.getAllByText('Saved.')).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Bring it back' }));
    expect([undone, screen.queryByText('Removed.')]).toEqual([1, null]);
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(editor.getState().notices).toEqual([]);
  });
});

test('times of before are told in the largest unit that they fill', () => {
  expect([0, 59_999, 60_000, 7_200_000, 90_000_000].map(formatAgo)).toEqual([
    'just now',
    'just now',
    '1 minute ago',
    '2 hours ago',
    '1 day ago',
  ]);
});
