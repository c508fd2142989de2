import { describe, expect, test } from 'vitest';
import { moveNodes } from '../../../src/document/edits.ts';
import { nodeAt } from '../../../src/document/graph.ts';
import { edit, undoStep } from '../../../src/editor/state/edit.ts';
import { enter } from '../../../src/editor/state/enter.ts';
import { sayLost } from '../../../src/editor/state/sayLost.ts';
import { select } from '../../../src/editor/state/selection.ts';
import { unwrapSelected, wrapSelection } from '../../../src/editor/state/wrap.ts';
import { editorOf, nameReader, reader } from '../editorOf.ts';

const stateOf = (editor: ReturnType<typeof editorOf>) => {
  const { history, selectedNodes, inference, notices, layout } = editor.getState();
  return {
    document: history.present,
    selected: [...selectedNodes],
    problems: inference.problems,
    notices,
    layout,
  };
};

/** A reader of pictures whose last two nodes have room for a frame around them. */
function roomyReader() {
  const editor = editorOf(reader());
  const places = new Map([
    ['flat', [1400, 0]],
    ['guess', [1640, 0]],
  ] as const);
  edit(editor, (document) => moveNodes(document, places));
  return editor;
}

describe('wrapping the selection', () => {
  test('is one step, after which the combinator is selected', () => {
    const editor = editorOf(reader());
    const before = stateOf(editor).document;
    select(editor, ['flat', 'guess']);
    wrapSelection(editor, 'stack');
    expect(stateOf(editor).selected).toEqual(['stack']);
    expect(stateOf(editor).document.nodes.map(({ id }) => id)).toEqual(['draw', 'edges', 'pool', 'stack']);
    undoStep(editor);
    expect(stateOf(editor).document).toBe(before);
  });

  test('leaves the nodes where they are seen', () => {
    const editor = roomyReader();
    const before = stateOf(editor).layout.get('guess');
    select(editor, ['flat', 'guess']);
    wrapSelection(editor, 'stack');
    const after = stateOf(editor).layout.get('stack/guess');
    expect([after?.x, after?.y]).toEqual([before?.x, before?.y]);
  });

  test('chooses parameters that leave no problem: a body that changes the type is stacked once', () => {
    const editor = editorOf(reader());
    select(editor, ['guess']);
    wrapSelection(editor, 'stack');
    expect(nodeAt(stateOf(editor).document, 'stack')?.params).toEqual({ times: 1 });
    expect(stateOf(editor).problems).toEqual([]);
  });

  test('chooses what the body is applied over by what fits: the sequence, not the vector', () => {
    const graph = nameReader();
    const editor = editorOf({
      nodes: [
        ...graph.nodes.filter(({ id }) => id === 'letters' || id === 'embed'),
        { id: 'bias', block: 'vector', params: { size: 16 }, at: [240, 300] },
        { id: 'both', block: 'join', at: [480, 0] },
        { id: 'layer', block: 'vanilla', at: [720, 0] },
      ],
      wires: [
        ['letters.out', 'embed.x'],
        ['bias.out', 'both.a'],
        ['embed.y', 'both.b'],
        ['both.y', 'layer.x'],
      ],
    });
    select(editor, ['both', 'layer']);
    wrapSelection(editor, 'recur');
    expect(stateOf(editor).document.wires).toContainEqual(['embed.y', 'recur.sequence']);
    expect(stateOf(editor).document.wires).toContainEqual(['bias.out', 'recur.bias']);
    expect(stateOf(editor).problems).toEqual([]);
  });

  test('says why it cannot be done', () => {
    const editor = editorOf(reader());
    const before = stateOf(editor).document;
    select(editor, ['edges', 'flat']);
    wrapSelection(editor, 'recur');
    expect(stateOf(editor).document).toBe(before);
    expect(stateOf(editor).notices.map(({ text }) => text)).toEqual([
      'Nothing was wrapped. pool lies between the selected nodes: it reads from some and feeds others. Select it too.',
    ]);
  });

  test('works in a body that was entered', () => {
    const editor = editorOf(reader());
    enter(editor, 'edges');
    select(editor, ['edges/cell']);
    wrapSelection(editor, 'stack');
    expect(stateOf(editor).selected).toEqual(['edges/stack']);
    expect(stateOf(editor).problems).toEqual([]);
  });
});

describe('unwrapping', () => {
  test('gives back what was wrapped, in its place', () => {
    const editor = roomyReader();
    const before = stateOf(editor);
    select(editor, ['flat', 'guess']);
    wrapSelection(editor, 'stack');
    unwrapSelected(editor);
    const after = stateOf(editor);
    expect(new Set(after.document.nodes)).toEqual(new Set(before.document.nodes));
    expect(new Set(after.document.wires)).toEqual(new Set(before.document.wires));
    expect(after.selected).toEqual(['flat', 'guess']);
  });

  test('says which wires could not be kept', () => {
    const editor = editorOf(nameReader());
    select(editor, ['read']);
    unwrapSelected(editor);
    expect(stateOf(editor).notices.map(({ text }) => text)).toEqual([
      'One wire could not be kept: read/$.state → read/$.state.',
    ]);
  });

  test('is refused for a node without a body', () => {
    const editor = editorOf(reader());
    select(editor, ['guess']);
    unwrapSelected(editor);
    expect(stateOf(editor).notices[0]?.text).toContain('guess has no body');
  });
});

test('many lost wires are counted, and the first named', () => {
  expect(sayLost(['a → b', 'c → d', 'e → f', 'g → h'])).toBe(
    '4 wires could not be kept: a → b, c → d, e → f and 1 more.',
  );
});
