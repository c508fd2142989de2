import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
// What is fetched when it is wanted is there at once.
import '../../../src/compiler/costs.ts';
import { setParameter } from '../../../src/document/edits.ts';
import { disconnect } from '../../../src/document/wiring.ts';
import { CostSection } from '../../../src/editor/inspector/CostSection.tsx';
import { edit } from '../../../src/editor/state/edit.ts';
import { editorOf, nameReader, reader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

const namesIn = (table: HTMLElement) =>
  within(table)
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);

test('lists the nodes of the graph by what they take, and by memory or as drawn when asked to', async () => {
  renderEditor(editorOf(reader()), <CostSection path="" />);
  const table = await screen.findByRole('table');
  expect(namesIn(table)[0]).toBe('Convolve edges');
  await userEvent.click(screen.getByRole('button', { name: 'Memory' }));
  expect(namesIn(table)[0]).toBe('Vanilla layer guess');
  await userEvent.click(screen.getByRole('button', { name: 'Node' }));
  expect(namesIn(table)).toEqual([
    'Image draw',
    'Convolve edges',
    'Max pooling pool',
    'Flatten flat',
    'Vanilla layer guess',
  ]);
});

test('selects the node that is picked from the list', async () => {
  const editor = editorOf(reader());
  renderEditor(editor, <CostSection path="" />);
  await userEvent.click(await screen.findByRole('button', { name: 'Max pooling pool' }));
  expect([...editor.getState().selectedNodes]).toEqual(['pool']);
});

test('counts again after an edit', async () => {
  const editor = editorOf(reader());
  renderEditor(editor, <CostSection path="guess" />);
  expect(await screen.findByText('46.1 kB')).toBeDefined();
  outside(() => edit(editor, (document) => setParameter(document, 'guess', 'units', 20)));
  expect(await screen.findByText('92.2 kB')).toBeDefined();
});

test('of a node with a problem it says that nothing is known, here and in the list', async () => {
  const editor = editorOf(reader());
  edit(editor, (document) => disconnect(document, ['flat.y', 'guess.x']));
  renderEditor(
    editor,
    <>
      <CostSection path="guess" />
      <CostSection path="" />
    </>,
  );
  const row = await screen.findByRole('row', { name: /guess/ });
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  ).toEqual(['–', '–']);
  expect(
    screen.getAllByTitle('Not known before its problems are solved, and those of what it reads.'),
  ).toHaveLength(6);
  expect(screen.queryByText(/ 0 %/)).toBeNull();
});

test('says on what it depends where a size is not known', async () => {
  const editor = editorOf(nameReader());
  edit(editor, (document) => setParameter(document, 'letters', 'value', undefined));
  renderEditor(editor, <CostSection path="embed" />);
  expect(await screen.findByText('Operations')).toBeDefined();
  expect(screen.getAllByText(/^at least /).length).toBeGreaterThan(0);
  expect(screen.getAllByTitle(/length\(letters\)/).length).toBeGreaterThan(0);
});
