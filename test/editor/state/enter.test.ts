import { describe, expect, test } from 'vitest';
import type { Graph, Node } from '../../../src/document/document.ts';
import { removeNodes } from '../../../src/document/edits.ts';
import { addBlockAt, placeAt } from '../../../src/editor/state/addBlock.ts';
import { addNoteAt } from '../../../src/editor/state/annotations.ts';
import { edit, openDocument, undoStep } from '../../../src/editor/state/edit.ts';
import { enter, leave, scopeShowing, scopesAround } from '../../../src/editor/state/enter.ts';
import { select, selectAll, selectProblem, toggleCollapsed } from '../../../src/editor/state/selection.ts';
import { answerPortOf } from '../../../src/editor/state/shownPorts.ts';
import { editorOf, reader } from '../editorOf.ts';

const within = (id: string, ...nodes: Node[]): Node => ({
  id,
  block: 'stack',
  at: [0, 0],
  body: { nodes, wires: [] },
});

/** `a` with `b` and `c` in it, and a layer in each. */
const nested: Graph = {
  nodes: [
    within('a', within('b', { id: 'deep', block: 'tanh' }), {
      ...within('c', { id: 'deep', block: 'tanh' }),
      at: [600, 0],
    }),
  ],
  wires: [],
};

const pathsOf = (editor: ReturnType<typeof editorOf>) => [...editor.getState().layout.keys()];

describe('a body that is entered', () => {
  test('has the canvas for itself, with the ports of its boundary', () => {
    const editor = editorOf(reader());
    enter(editor, 'edges');
    const { layout, wires } = editor.getState();
    expect([...layout.keys()]).toEqual(['edges', 'edges/cell']);
    expect(layout.get('edges')?.ports.map(({ port }) => port)).toEqual(['edges/$.window', 'edges/$.result']);
    expect(wires.map(({ id }) => id)).toEqual(['edges/$.window>edges/cell.x', 'edges/cell.y>edges/$.result']);
  });

  test('shows what lies in it even where it is closed, and keeps inner ones closed', () => {
    const editor = editorOf(nested);
    toggleCollapsed(editor, 'a');
    toggleCollapsed(editor, 'a/c');
    enter(editor, 'a');
    expect(pathsOf(editor)).toEqual(['a', 'a/b', 'a/b/deep', 'a/c']);
  });

  test('lets go of notes, which lie outside of it, and gets none by a step back', () => {
    const editor = editorOf(reader());
    addNoteAt(editor, { x: 0, y: 800 });
    edit(editor, (document) => removeNodes(document, ['guess']));
    enter(editor, 'edges');
    expect(editor.getState().selectedAnnotations.size).toBe(0);
    undoStep(editor);
    expect(editor.getState().selectedAnnotations.size).toBe(0);
  });

  test('is left for what lies around it, with the combinator selected', () => {
    const editor = editorOf(nested);
    enter(editor, 'a/b');
    leave(editor);
    expect([editor.getState().entered, ...editor.getState().selectedNodes]).toEqual(['a', 'a/b']);
    enter(editor, '');
    expect([editor.getState().entered, ...editor.getState().selectedNodes]).toEqual(['', 'a']);
  });

  test('has selected again what was selected in it when it was left', () => {
    const editor = editorOf(reader());
    enter(editor, 'edges');
    select(editor, ['edges/cell']);
    leave(editor);
    enter(editor, 'edges');
    expect([...editor.getState().selectedNodes]).toEqual(['edges/cell']);
  });

  test('is one of a combinator that is there', () => {
    const editor = editorOf(reader());
    enter(editor, 'draw');
    enter(editor, 'gone');
    expect(editor.getState().entered).toBe('');
  });

  test('takes what is added anywhere on the canvas', () => {
    const editor = editorOf(reader());
    enter(editor, 'edges');
    const { layout } = editor.getState();
    addBlockAt(editor, 'tanh', placeAt(layout, 4000, 900));
    expect(pathsOf(editor)).toEqual(['edges', 'edges/cell', 'edges/tanh']);
    expect(placeAt(layout, -900, -900).scope).toBe('edges');
  });

  test('is what “select all” takes', () => {
    const editor = editorOf(reader());
    enter(editor, 'edges');
    selectAll(editor);
    expect([...editor.getState().selectedNodes]).toEqual(['edges/cell']);
  });

  test('is left when a step back takes its combinator away', () => {
    const editor = editorOf(reader());
    addBlockAt(editor, 'stack', { scope: '', x: 0, y: 600 });
    enter(editor, 'stack');
    expect(editor.getState().entered).toBe('stack');
    undoStep(editor);
    expect(editor.getState().entered).toBe('');
  });

  test('is left for the body around it when only its own combinator goes', () => {
    const editor = editorOf(nested);
    enter(editor, 'a/b');
    edit(editor, (document) => removeNodes(document, ['a/b']));
    expect(editor.getState().entered).toBe('a');
  });

  test('is left when another document is opened', () => {
    const editor = editorOf(nested);
    enter(editor, 'a');
    openDocument(editor, editorOf(reader()).getState().history.present);
    expect(editor.getState().entered).toBe('');
  });

  test('leaves the answer of the graph what it was', () => {
    const editor = editorOf(reader());
    enter(editor, 'edges');
    expect(answerPortOf(editor.getState())).toBe('guess.y');
  });

  test('grows, and what lies around its combinator makes way', () => {
    const editor = editorOf(reader());
    const before = editor.getState().layout.get('pool')?.x ?? 0;
    enter(editor, 'edges');
    addBlockAt(editor, 'vanilla', { scope: 'edges', x: 800, y: 0 });
    expect(editor.getState().layout.get('edges/cell')?.node.at).toEqual([0, 0]);
    leave(editor);
    expect(editor.getState().layout.get('pool')?.x).toBeGreaterThan(before);
    expect(editor.getState().layout.get('draw')?.x).toBe(0);
  });
});

describe('to show a node', () => {
  const scopeFor = (entered: string, path: string, ...collapsed: string[]) =>
    scopeShowing({ entered, collapsed: new Set(collapsed) }, path);

  test.each([
    ['nothing is entered where it can be seen already', scopeFor('', 'a/b/deep'), ''],
    ['nothing is left where it can be seen already', scopeFor('a', 'a/b/deep'), 'a'],
    ['bodies are left that it does not lie in', scopeFor('a/b', 'a/c/deep'), 'a'],
    ['its body is entered where one around it is closed', scopeFor('', 'a/b/deep', 'a'), 'a/b'],
    ['a closed body around the one that is seen hides nothing', scopeFor('a', 'a/b/deep', 'a'), 'a'],
  ])('%s', (_, scope, expected) => expect(scope).toBe(expected));

  test('a problem leads out of a body and into another', () => {
    const editor = editorOf(nested);
    toggleCollapsed(editor, 'a/c');
    enter(editor, 'a/b');
    selectProblem(editor, { code: 'missing-wire', path: 'a/c/deep.x', message: '' });
    const { entered, selectedNodes } = editor.getState();
    expect([entered, ...selectedNodes]).toEqual(['a/c', 'a/c/deep']);
  });
});

test('the scopes around one are listed from the outside in', () => {
  expect(scopesAround('a/b')).toEqual(['', 'a', 'a/b']);
  expect(scopesAround('')).toEqual(['']);
});
