import { describe, expect, test } from 'vitest';
import type { Graph } from '../../../src/document/document.ts';
import { type PortLayout, portKey } from '../../../src/editor/canvas/layout/layout.ts';
import { finishConnecting, startConnecting, tapPort } from '../../../src/editor/state/connect.ts';
import { edit, undoStep } from '../../../src/editor/state/edit.ts';
import { toggleCollapsed } from '../../../src/editor/state/selection.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import { editorOf, nameReader, reader } from '../editorOf.ts';

function portOf(editor: Editor, port: string, gives: boolean): PortLayout {
  const ports = [...editor.getState().layout.values()].flatMap((each) => each.ports);
  const found = ports.find((each) => portKey(each) === portKey({ port, gives }));
  if (!found) throw new Error(`There is no port ${port}.`);
  return found;
}

const wiresOf = (editor: Editor) => editor.getState().wires.map(({ id }) => id);
const fitAt = (editor: Editor, port: string, gives: boolean) =>
  editor.getState().connecting?.fits.get(portKey({ port, gives }))?.kind;

/** A vector that is added to itself, so that both inputs of the sum are taken. */
const sum: Graph = {
  nodes: [
    { id: 'one', block: 'vector', at: [0, 0] },
    { id: 'other', block: 'vector', at: [0, 200] },
    { id: 'sum', block: 'add', at: [240, 0] },
    { id: 'layer', block: 'vanilla', at: [480, 0] },
  ],
  wires: [
    ['one.out', 'sum.a'],
    ['other.out', 'sum.b'],
    ['sum.y', 'layer.x'],
  ],
};

describe('the end of a wire that is moved', () => {
  test('goes to another port, in one step', () => {
    const editor = editorOf(reader());
    const before = editor.getState().history.present;
    startConnecting(editor, portOf(editor, 'pool.y', true), { wire: 'pool.y>flat.x' });
    expect(finishConnecting(editor, portOf(editor, 'guess.x', false))).toBe(true);
    expect(wiresOf(editor)).toContain('pool.y>guess.x');
    expect(wiresOf(editor)).not.toContain('pool.y>flat.x');
    expect([...editor.getState().selectedWires]).toEqual(['pool.y>guess.x']);
    expect(editor.getState().connecting).toBeUndefined();
    undoStep(editor);
    expect(editor.getState().history.present).toBe(before);
  });

  test('can be the one at the output', () => {
    const editor = editorOf(sum);
    startConnecting(editor, portOf(editor, 'layer.x', false), { wire: 'sum.y>layer.x' });
    finishConnecting(editor, portOf(editor, 'other.out', true));
    expect(wiresOf(editor)).toEqual(['one.out>sum.a', 'other.out>sum.b', 'other.out>layer.x']);
  });

  test('back on its own port changes nothing', () => {
    const editor = editorOf(reader());
    startConnecting(editor, portOf(editor, 'pool.y', true), { wire: 'pool.y>flat.x' });
    expect(finishConnecting(editor, portOf(editor, 'flat.x', false))).toBe(true);
    expect(editor.getState().history.past).toEqual([]);
  });

  test('is judged as if the wire were not there: it closes no loop with itself', () => {
    const editor = editorOf(sum);
    startConnecting(editor, portOf(editor, 'layer.y', true));
    expect(fitAt(editor, 'sum.a', false)).toBe('never');
    startConnecting(editor, portOf(editor, 'layer.x', false), { wire: 'sum.y>layer.x' });
    expect(fitAt(editor, 'sum.y', true)).toBe('fits');
    const turned = editorOf({ ...sum, wires: [['sum.y', 'layer.x']] });
    startConnecting(turned, portOf(turned, 'sum.a', false));
    expect(fitAt(turned, 'layer.y', true)).toBe('never');
    startConnecting(turned, portOf(turned, 'layer.x', false), { wire: 'sum.y>layer.x' });
    expect(fitAt(turned, 'one.out', true)).toBe('fits');
  });

  test('on a port that could never take it stays where it was, and the reason is said', () => {
    const editor = editorOf(reader());
    startConnecting(editor, portOf(editor, 'pool.y', true), { wire: 'pool.y>flat.x' });
    expect(finishConnecting(editor, portOf(editor, 'edges.x', false))).toBe(false);
    expect(wiresOf(editor)).toContain('pool.y>flat.x');
    expect(editor.getState().notices.map(({ text }) => text)).toEqual(['That would close a loop.']);
  });
});

describe('ports that are tapped', () => {
  test('one after the other are wired, from either end, and it is said', () => {
    for (const ends of [
      [
        { port: 'pool.y', gives: true },
        { port: 'guess.x', gives: false },
      ],
      [
        { port: 'guess.x', gives: false },
        { port: 'pool.y', gives: true },
      ],
    ]) {
      const editor = editorOf(reader());
      for (const { port, gives } of ends) tapPort(editor, portOf(editor, port, gives));
      expect(wiresOf(editor)).toContain('pool.y>guess.x');
      expect(editor.getState().connecting).toBeUndefined();
      expect(editor.getState().notices.map(({ text }) => text)).toEqual(['Wired pool.y to guess.x.']);
    }
  });

  test('twice are given up; of two outputs, the second one counts', () => {
    const editor = editorOf(reader());
    tapPort(editor, portOf(editor, 'pool.y', true));
    tapPort(editor, portOf(editor, 'pool.y', true));
    expect(editor.getState().connecting).toBeUndefined();
    tapPort(editor, portOf(editor, 'pool.y', true));
    tapPort(editor, portOf(editor, 'flat.y', true));
    expect(editor.getState().connecting).toMatchObject({ port: 'flat.y', gives: true, tapped: true });
  });

  test('that could never be wired say so, and another can be tapped still', () => {
    const editor = editorOf(reader());
    tapPort(editor, portOf(editor, 'pool.y', true));
    tapPort(editor, portOf(editor, 'edges/cell.x', false));
    expect(editor.getState().notices.map(({ text }) => text)).toEqual(['A wire stays within one body.']);
    expect(editor.getState().connecting?.port).toBe('pool.y');
  });

  test('are told apart where a state goes in and out by one name', () => {
    const editor = editorOf({ ...nameReader(), wires: [] });
    tapPort(editor, portOf(editor, 'read/cell.state', true));
    tapPort(editor, portOf(editor, 'read/$.output', false));
    expect(wiresOf(editor)).toContain('read/cell.state>read/$.output');
  });

  test('are forgotten when the graph, or what is seen of it, becomes another', () => {
    const editor = editorOf(reader());
    tapPort(editor, portOf(editor, 'pool.y', true));
    edit(editor, (document) => ({ ...document, wires: [] }));
    expect(editor.getState().connecting).toBeUndefined();
    tapPort(editor, portOf(editor, 'pool.y', true));
    toggleCollapsed(editor, 'edges');
    expect(editor.getState().connecting).toBeUndefined();
  });

  test('are kept while a node is moved, to bring the other port into reach', () => {
    const editor = editorOf(reader());
    tapPort(editor, portOf(editor, 'pool.y', true));
    edit(editor, (document) => ({
      ...document,
      nodes: document.nodes.map((node) => (node.id === 'guess' ? { ...node, at: [900, 300] } : node)),
    }));
    expect(editor.getState().connecting?.port).toBe('pool.y');
  });
});
