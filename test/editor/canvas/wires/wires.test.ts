import { expect, test } from 'vitest';
import { moveNodes } from '../../../../src/document/edits.ts';
import { shownType } from '../../../../src/editor/canvas/wires/shownType.ts';
import { drawnWires, wireForm } from '../../../../src/editor/canvas/wires/wires.ts';
import { edit } from '../../../../src/editor/state/edit.ts';
import { typeOf } from '../../../harness/graph.ts';
import { editorOf, nameReader, reader, treeReader } from '../../editorOf.ts';

test.each([
  ['(features 8)', 'vector', 'features 8'],
  ['()', 'vector', 'one number'],
  ['(copy 2, features 8)', 'vector', 'copy 2, features 8'],
  ['(time 5, features 8)', 'sequence', 'time 5, features 8'],
  ['(time length(letters), features 8)', 'sequence', 'time length(letters), features 8'],
  ['(height 28, width 28)', 'image', 'height 28, width 28'],
  ['tree (nodes 3, features 8)', 'tree', 'leaves of a tree 3, features 8'],
  ['tree symbols (nodes 3)', 'tree', 'symbols of 10, leaves of a tree 3'],
  ['symbols (time 5)', 'symbols', 'symbols of 10, time 5'],
  ['symbols ()', 'symbols', 'one symbol of 10'],
  ['((features 8), (features 8))', 'pair', 'a pair of features 8'],
])('%s is drawn as a %s, and said to be %s', (type, form, text) => {
  expect(wireForm(typeOf(type))).toBe(form);
  expect(shownType(typeOf(type))).toBe(text);
});

test('what has no type yet is drawn as a plain wire', () => {
  expect([wireForm(undefined), shownType(undefined)]).toEqual(['vector', 'no value yet']);
});

test('the wires of a graph have the forms of what they carry', () => {
  const formsOf = (graph: Parameters<typeof editorOf>[0]) => {
    const { history, inference, layout } = editorOf(graph).getState();
    return Object.fromEntries(
      drawnWires(history.present, inference, layout).map(({ id, form }) => [id, form]),
    );
  };
  expect(formsOf(nameReader())).toMatchObject({
    'letters.out>embed.x': 'symbols',
    'embed.y>read.sequence': 'sequence',
    'read/$.state>read/cell.state': 'vector',
  });
  expect(formsOf(treeReader())).toMatchObject({
    'phrase.out>embed.x': 'tree',
    'fold/$.left>fold/join.a': 'vector',
  });
});

test('wires stay the same while nodes are moved, but for those that go back through a lane', () => {
  const editor = editorOf(reader());
  const wiresWhen = (x: number, y: number) => {
    edit(editor, (document) => moveNodes(document, new Map([['pool', [x, y]]])), { room: false });
    return editor.getState().wires;
  };
  const before = editor.getState().wires;
  expect(wiresWhen(720, 200)).toBe(before);
  const back = wiresWhen(0, 400);
  expect(back.filter((wire) => !before.includes(wire)).map(({ id }) => id)).toEqual(['edges.y>pool.x']);
  expect(wiresWhen(0, 500)).not.toBe(back);
});
