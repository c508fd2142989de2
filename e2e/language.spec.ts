import type { Document } from '../src/document/document.ts';
import { encodeLink } from '../src/document/link.ts';
import { expect, test } from './editorPage.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** The example of docs/format.md: letters, embedded, read by a GRU. */
const nameReader: Document = {
  format: 'layerwire',
  version: 1,
  title: 'Name reader',
  seed: 7,
  nodes: [
    {
      id: 'letters',
      block: 'text',
      params: { vocabulary: 'abcdefghijklmnopqrstuvwxyz', value: 'ada' },
      at: [0, 0],
    },
    { id: 'embed', block: 'embedding', at: [240, 0] },
    {
      id: 'read',
      block: 'recur',
      at: [480, 0],
      body: {
        nodes: [{ id: 'cell', block: 'gru', at: [40, 0] }],
        wires: [
          ['$.element', 'cell.x'],
          ['$.state', 'cell.state'],
          ['cell.state', '$.state'],
          ['cell.output', '$.output'],
        ],
      },
    },
    { id: 'guess', block: 'vanilla', params: { units: 5, nonlinearity: 'none' }, at: [960, 0] },
    { id: 'odds', block: 'softmax', at: [1200, 0] },
  ],
  wires: [
    ['letters.out', 'embed.x'],
    ['embed.y', 'read.sequence'],
    ['read.last', 'guess.x'],
    ['guess.y', 'odds.x'],
  ],
};

test('a name is read letter by letter, and another one as it is typed', async ({ editor, page }) => {
  await editor.open(await encodeLink(nameReader));
  await expect(page.getByText('No problems')).toBeVisible();
  expect(await editor.valuesOf('letters', 'out')).toEqual({ axes: [['time', 3]], values: [0, 3, 0] });
  await editor.expectValues('embed', 'y', {
    axes: [
      ['time', 3],
      ['features', 16],
    ],
  });
  const gate = {
    axes: [
      ['time', 3],
      ['features', 32],
    ],
  };
  for (const port of ['output', 'z', 'proposal']) await editor.expectValues('read/cell', port, gate);
  await editor.expectValues('read', 'last', { axes: [['features', 32]] });

  const before = await editor.answer.textContent();
  const field = page.getByRole('textbox', { name: 'Text letters' });
  await field.fill('grace');
  await expect(editor.answer).not.toHaveText(before ?? '');
  await editor.expectValues('read/cell', 'z', {
    axes: [
      ['time', 5],
      ['features', 32],
    ],
  });

  await field.fill('grace!');
  await expect(page.getByRole('alert')).toContainText('symbol 6 of value is "!"');
  await page
    .getByRole('alert')
    .getByRole('button', { name: 'Add what is missing to the vocabulary' })
    .click();
  await expect(page.getByText('No problems')).toBeVisible();
  await editor.undoAll();
  await expect(editor.answer).toHaveText(before ?? '');
});

test('a tree is typed, embedded and folded to its root', async ({ editor, page }) => {
  await editor.open();
  await editor.beginEmpty();
  for (const block of ['tree', 'embedding', 'recurse']) await editor.block(block).click();
  await expect(page.getByText('No problems')).toBeVisible();
  await editor.expectValues('recurse', 'all', {
    axes: [
      ['nodes', 9],
      ['features', 16],
    ],
  });

  await page.getByRole('textbox', { name: 'Tree tree' }).fill('((the film) (was good)');
  await expect(page.getByRole('alert')).toContainText('the bracket at character 1 is never closed');
  await page.getByRole('textbox', { name: 'Tree tree' }).fill('((the film) (was good))');
  await expect(page.getByText('No problems')).toBeVisible();
  await editor.expectValues('recurse', 'all', {
    axes: [
      ['nodes', 7],
      ['features', 16],
    ],
  });
});

test('a GRU outside of a recur is put into one with a click', async ({ editor, page }) => {
  await editor.open();
  await editor.beginEmpty();
  for (const block of ['series', 'gru']) await editor.block(block).click();
  await expect(editor.wire('series.out', 'gru.x')).toHaveCount(1);
  await expect(page.getByText('1 problem')).toBeVisible();
  await editor.inspector.getByRole('button', { name: 'Put GRU in a recur' }).click();
  await expect(page.getByText('No problems')).toBeVisible();
  await expect(editor.wire('recur/gru.state', 'recur/$.state')).toHaveCount(1);
  await editor.expectValues('recur', 'all', {
    axes: [
      ['time', 12],
      ['features', 32],
    ],
  });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('1 problem')).toBeVisible();
});
