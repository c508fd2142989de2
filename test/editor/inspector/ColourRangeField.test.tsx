import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { ColourRangeField } from '../../../src/editor/inspector/ColourRangeField.tsx';
import { followColourRange } from '../../../src/editor/state/colourRange.ts';
import { editorOf, reader } from '../editorOf.ts';
import { renderEditor } from '../renderEditor.tsx';

afterEach(() => localStorage.removeItem('layerwire.colours'));

test('the range of the colours is chosen, and kept for the next visit', async () => {
  const user = userEvent.setup();
  const editor = editorOf(reader());
  const end = followColourRange(editor);
  renderEditor(editor, <ColourRangeField />);
  await user.click(screen.getByRole('radio', { name: 'fixed' }));
  const bound = screen.getByRole('textbox', { name: 'From minus to plus' });
  await user.clear(bound);
  await user.type(bound, '2.5');
  end();

  const later = editorOf(reader());
  followColourRange(later)();
  expect(later.getState().colourRange).toEqual({ of: 'fixed', limit: 2.5 });
});

test('a bound that is no number above 0 is refused with the rule', async () => {
  const user = userEvent.setup();
  const editor = editorOf(reader());
  editor.setState({ colourRange: { of: 'fixed', limit: 2 } });
  renderEditor(editor, <ColourRangeField />);
  await user.type(screen.getByRole('textbox'), '{Backspace}0');
  expect(screen.getByRole('alert').textContent).toBe('Needs a number above 0, such as 1.5.');
  expect(editor.getState().colourRange.limit).toBe(2);
});

test('what another program kept under the name is left aside', () => {
  localStorage.setItem('layerwire.colours', 'fixed -3');
  const editor = editorOf(reader());
  followColourRange(editor)();
  expect(editor.getState().colourRange).toEqual({ of: 'node', limit: 1 });
});
