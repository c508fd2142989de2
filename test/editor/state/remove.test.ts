import { describe, expect, test } from 'vitest';
import { removeSelection } from '../../../src/editor/state/remove.ts';
import { select, selectAll, selectProblem, toggleCollapsed } from '../../../src/editor/state/selection.ts';
import { editorOf, reader } from '../editorOf.ts';

/** Removes nodes and wires from the reader, and holds what wires are left at the top. */
function checkRemoved(nodes: readonly string[], wires: readonly string[], left: readonly string[]): void {
  const editor = editorOf(reader());
  select(editor, nodes, wires);
  removeSelection(editor);
  expect(editor.getState().history.present.wires.map((wire) => wire.join('>'))).toEqual(left);
  expect(editor.getState().history.past).toHaveLength(1);
}

describe('removing', () => {
  test('heals the chain where the types allow it', () => {
    checkRemoved(['pool'], [], ['draw.out>edges.x', 'edges.y>flat.x', 'flat.y>guess.x']);
  });

  test('heals through several nodes at once', () => {
    checkRemoved(['pool', 'flat'], [], ['draw.out>edges.x', 'edges.y>guess.x']);
  });

  test('leaves a gap where healing would make a wire that does not fit', () => {
    checkRemoved(['edges', 'pool', 'flat'], [], []);
  });

  test('takes single wires', () => {
    checkRemoved([], ['flat.y>guess.x'], ['draw.out>edges.x', 'edges.y>pool.x', 'pool.y>flat.x']);
  });

  test('does nothing when nothing is selected', () => {
    const editor = editorOf(reader());
    removeSelection(editor);
    expect(editor.getState().history.past).toHaveLength(0);
  });
});

describe('selecting', () => {
  test('all takes the scope of what is selected', () => {
    const editor = editorOf(reader());
    selectAll(editor);
    expect([...editor.getState().selectedNodes]).toEqual(['draw', 'edges', 'pool', 'flat', 'guess']);
    select(editor, ['edges/cell']);
    selectAll(editor);
    expect([...editor.getState().selectedNodes]).toEqual(['edges/cell']);
  });

  test('all takes notes and frames with the graph as a whole, and not with a body', () => {
    const editor = editorOf({
      ...reader(),
      notes: [{ text: 'One', at: [0, 900] }],
      frames: [{ title: 'All', at: [0, 0], size: [200, 200] }],
    });
    selectAll(editor);
    expect([...editor.getState().selectedAnnotations]).toEqual(['frame 0', 'note 0']);
    select(editor, ['edges/cell']);
    selectAll(editor);
    expect(editor.getState().selectedAnnotations.size).toBe(0);
  });

  test('a problem takes its wire, else its node, in the body that it enters when that is closed', () => {
    const editor = editorOf(reader());
    const problem = { code: 'needs-features', path: 'guess.x', message: '' } as const;
    selectProblem(editor, { ...problem, wire: ['flat.y', 'guess.x'] });
    expect([...editor.getState().selectedWires]).toEqual(['flat.y>guess.x']);
    selectProblem(editor, problem);
    expect([...editor.getState().selectedNodes]).toEqual(['guess']);
    selectProblem(editor, { ...problem, path: 'edges/$.result' });
    expect([...editor.getState().selectedNodes]).toEqual(['edges']);
    toggleCollapsed(editor, 'edges');
    selectProblem(editor, { ...problem, path: 'edges/cell.x' });
    expect([...editor.getState().selectedNodes]).toEqual(['edges/cell']);
    expect(editor.getState().entered).toBe('edges');
  });
});
