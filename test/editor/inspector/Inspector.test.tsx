import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Profiler } from 'react';
import { describe, expect, test } from 'vitest';
import type { Graph } from '../../../src/document/document.ts';
import { moveNodes, setParameter } from '../../../src/document/edits.ts';
import { nodeAt } from '../../../src/document/graph.ts';
import { connect } from '../../../src/document/wiring.ts';
// What the inspector fetches when it is wanted is there at once.
import '../../../src/editor/inspector/DocumentInspector.tsx';
import { Inspector } from '../../../src/editor/inspector/Inspector.tsx';
import '../../../src/editor/inspector/NodeInspector.tsx';
import '../../../src/editor/inspector/SelectionInspector.tsx';
import { edit, undoStep } from '../../../src/editor/state/edit.ts';
import { select } from '../../../src/editor/state/selection.ts';
import { editorOf, nameReader, reader, treeReader } from '../editorOf.ts';
import { outside, renderEditor } from '../renderEditor.tsx';

/** Shows the inspector with a node selected; gives the editor, and how to read the node's parameters. */
async function inspect(path: string, graph: Graph = reader()) {
  const editor = editorOf(graph);
  select(editor, [path]);
  renderEditor(editor, <Inspector />);
  await screen.findByRole('heading', { name: 'Ports' });
  return { editor, params: () => nodeAt(editor.getState().history.present, path)?.params };
}

describe('parameters', () => {
  test('are set as they are typed, and a field is one undo step', async () => {
    const { editor, params } = await inspect('guess');
    const units = screen.getByLabelText('Units');
    await userEvent.clear(units);
    await userEvent.type(units, '128');
    await userEvent.tab();
    expect(params()).toEqual({ units: 128 });
    outside(() => undoStep(editor));
    expect(params()).toEqual({ units: 10 });
  });

  test('that break their rule stay in the field with the rule, and change nothing', async () => {
    const { params } = await inspect('edges');
    const size = screen.getByLabelText('Size');
    await userEvent.clear(size);
    await userEvent.type(size, '5, x');
    await userEvent.tab();
    expect(screen.getByRole('alert').textContent).toBe('Needs one to eight whole numbers from 1 to 1024.');
    expect(size).toHaveProperty('value', '5, x');
    expect(params()?.size).not.toContain('x');
  });

  test('follow what is changed elsewhere', async () => {
    const { editor } = await inspect('guess');
    outside(() => edit(editor, (document) => setParameter(document, 'guess', 'units', 12)));
    expect(screen.getByLabelText('Units')).toHaveProperty('value', '12');
  });

  test('step up and down, within their range', async () => {
    const { params } = await inspect('guess');
    await userEvent.click(screen.getByRole('button', { name: 'More units' }));
    expect(params()).toEqual({ units: 11 });
    await userEvent.click(screen.getByRole('button', { name: 'Less units' }));
    expect(params()).toEqual({ units: 10 });
  });

  test('are chosen and switched', async () => {
    const { params } = await inspect('guess');
    await userEvent.selectOptions(screen.getByLabelText('Nonlinearity'), 'rectifier');
    await userEvent.click(screen.getByRole('switch', { name: 'Bias' }));
    expect(params()).toEqual({ units: 10, nonlinearity: 'rectifier', bias: false });
  });

  test('of a few numbers stay numbers', async () => {
    const { params } = await inspect('draw');
    await userEvent.click(screen.getByRole('radio', { name: '3' }));
    expect(params()).toEqual({ channels: 3 });
  });
});

describe('parameters of the new blocks', () => {
  test('a text is typed into an area, and all of it is one undo step', async () => {
    const { editor, params } = await inspect('letters', nameReader());
    const value = screen.getByLabelText('Value');
    await userEvent.type(value, ' b');
    expect(params()?.value).toBe('ada b');
    await userEvent.clear(value);
    expect(params()).not.toHaveProperty('value');
    expect(value.getAttribute('placeholder')).toBe('no value yet');
    await userEvent.tab();
    outside(() => undoStep(editor));
    expect(params()?.value).toBe('ada');
  });

  test('a vocabulary that is a list stays a list', async () => {
    const { params } = await inspect('phrase', {
      nodes: [{ id: 'phrase', block: 'tree', params: { vocabulary: ['the', 'film'], value: 'film' } }],
      wires: [],
    });
    const vocabulary = screen.getByLabelText('Vocabulary');
    expect(vocabulary).toHaveProperty('value', 'the, film');
    await userEvent.type(vocabulary, ', was');
    expect(params()?.vocabulary).toEqual(['the', 'film', 'was']);
  });

  test('an arity is a number, or a word', async () => {
    const { params } = await inspect('fold', treeReader());
    await userEvent.click(screen.getByRole('radio', { name: 'any' }));
    expect(params()).toEqual({ arity: 'any' });
    await userEvent.click(screen.getByRole('radio', { name: '2' }));
    expect(params()).toBeUndefined();
  });

  test('rows of numbers are typed one a line', async () => {
    const { params } = await inspect('data', {
      nodes: [{ id: 'data', block: 'series', params: { features: 2 } }],
      wires: [],
    });
    await userEvent.type(await screen.findByLabelText('Table, a step a line'), '1 2{Enter}3 4');
    expect(params()?.values).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });
});

test('a state that comes in and goes out is listed on both sides, and looked at where it goes out', async () => {
  await inspect('read/cell', nameReader());
  expect(screen.getAllByText('state').map(({ tagName }) => tagName)).toEqual(['SPAN', 'BUTTON']);
  expect(screen.getByLabelText('What feeds state')).toHaveProperty('value', 'read/$.state');
});

describe('ports', () => {
  test('say what they carry', async () => {
    await inspect('edges');
    expect(screen.getByText('height 24, width 24, features 8')).toBeDefined();
    expect(screen.getByText('features 25')).toBeDefined();
  });

  test('are wired and unwired without a mouse', async () => {
    const { editor } = await inspect('guess');
    const feeder = screen.getByLabelText('What feeds x');
    await userEvent.selectOptions(feeder, 'not wired');
    expect(editor.getState().history.present.wires).toHaveLength(3);
    await userEvent.selectOptions(feeder, 'pool.y');
    expect(editor.getState().history.present.wires).toContainEqual(['pool.y', 'guess.x']);
    expect([...editor.getState().selectedNodes]).toEqual(['guess']);
  });

  test('list what does not fit yet apart, and what never could not at all', async () => {
    await inspect('guess');
    const options = [...document.querySelectorAll('optgroup')].map((group) => [
      group.label,
      [...group.children].map((option) => option.textContent),
    ]);
    expect(options).toEqual([
      ['fits', ['edges.y', 'pool.y', 'flat.y']],
      ['does not fit yet', ['draw.out']],
    ]);
  });
});

describe('the inspector', () => {
  test('lists weights with their shapes, those of a body too', async () => {
    await inspect('edges');
    expect(screen.getByRole('row', { name: 'cell.W 8 × 25 200' })).toBeDefined();
  });

  test('shows what is wrong with the node, and mends it', async () => {
    const editor = editorOf(reader());
    edit(editor, (document) => connect(document, 'draw.out', 'guess.x'));
    select(editor, ['guess']);
    renderEditor(editor, <Inspector />);
    await userEvent.click(screen.getByRole('button', { name: 'Insert flatten' }));
    expect(editor.getState().inference.problems).toEqual([]);
  });

  test('explains the block', async () => {
    await inspect('guess');
    expect(await screen.findByText('A linear map of the input, then a nonlinearity.')).toBeDefined();
    expect(document.querySelector('math')?.textContent).toBe('h(x)=f(Wx+b)');
  });

  test('shows the graph as a whole when nothing is selected', async () => {
    const editor = editorOf(reader());
    renderEditor(editor, <Inspector />);
    expect((await screen.findByText('Nodes')).nextSibling?.textContent).toBe('6');
    await userEvent.click(screen.getByRole('button', { name: 'Another seed' }));
    expect(editor.getState().history.present.seed).toBe(1);
  });

  test('counts when several things are selected', async () => {
    const editor = editorOf(reader());
    select(editor, ['draw', 'pool'], ['flat.y>guess.x']);
    renderEditor(editor, <Inspector />);
    expect(await screen.findByText('2 nodes and 1 wire')).toBeDefined();
  });
});

test('the weights of a node in a body that is copied or read twice say of which they are', async () => {
  const { nodes, wires } = nameReader();
  const both = nodes.map((node) => (node.id === 'read' ? { ...node, params: { direction: 'both' } } : node));
  await inspect('read/cell', { nodes: both, wires });
  const names = screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
  expect(names.slice(0, 2)).toEqual(['[forward] Wz', '[forward] Uz']);
  expect(names).toContain('[backward] bh');
});

test('nothing is drawn anew while the node is moved about', async () => {
  const editor = editorOf(reader());
  select(editor, ['guess']);
  let drawn = 0;
  renderEditor(
    editor,
    <Profiler id="inspector" onRender={() => drawn++}>
      <Inspector />
    </Profiler>,
  );
  await screen.findByRole('heading', { name: 'Ports' });
  drawn = 0;
  outside(() => edit(editor, (document) => moveNodes(document, new Map([['guess', [1200, 80]]]))));
  expect(drawn).toBe(0);
  outside(() => edit(editor, (document) => setParameter(document, 'guess', 'units', 12)));
  expect(drawn).toBeGreaterThan(0);
});
