import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { OpenDialog } from '../../../src/editor/panels/dialogs.tsx';
import { editorOf, reader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

test('what one types into right after its keys is there with them, so that no letter becomes a command', async () => {
  vi.useFakeTimers();
  const editor = editorOf(reader());
  renderEditor(editor, <OpenDialog />);
  vi.advanceTimersByTime(1000);
  vi.useRealTimers();
  // Their code, which comes by itself before anyone asks.
  await Promise.all([
    import('../../../src/editor/finder/CommandPalette.tsx'),
    import('../../../src/editor/finder/FindNodes.tsx'),
  ]);
  await Promise.resolve();
  outside(() => editor.setState({ dialog: 'find' }));
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Find in the graph' }));
  outside(() => editor.setState({ dialog: 'commands' }));
  expect(document.activeElement).toBe(
    screen.getByRole('combobox', { name: 'Find a command, block or node' }),
  );
});
