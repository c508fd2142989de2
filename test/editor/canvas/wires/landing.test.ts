import { describe, expect, test } from 'vitest';
import type { Graph } from '../../../../src/document/document.ts';
import { moveNodes } from '../../../../src/document/edits.ts';
import { landingWireOf, portsFor } from '../../../../src/editor/canvas/wires/landing.ts';
import { edit, endGesture, undoStep } from '../../../../src/editor/state/edit.ts';
import { landOnWire } from '../../../../src/editor/state/landOnWire.ts';
import type { Editor } from '../../../../src/editor/state/store.ts';
import { editorOf } from '../../editorOf.ts';

/** A chain with room between, and nodes beside it that are not wired. */
function withFree(...free: Graph['nodes']): Editor {
  return editorOf({
    nodes: [
      { id: 'given', block: 'image', at: [0, 0] },
      { id: 'flat', block: 'flatten', at: [600, 0] },
      { id: 'guess', block: 'vanilla', at: [900, 0] },
      ...free,
    ],
    wires: [
      ['given.out', 'flat.x'],
      ['flat.y', 'guess.x'],
    ],
  });
}

/** Moves a node as dragging does, and tells which wire it lies on then. */
function drag(editor: Editor, path: string, at: readonly [number, number]): string | undefined {
  endGesture(editor);
  edit(editor, (document) => moveNodes(document, new Map([[path, at]])), { gesture: 'move', room: false });
  return landingWireOf(editor.getState(), path);
}

describe('a node that is dragged over a wire', () => {
  test('lies on it when the wire runs through it, and beside it otherwise', () => {
    const editor = withFree({ id: 'squash', block: 'tanh', at: [300, 600] });
    expect(landingWireOf(editor.getState(), 'squash')).toBeUndefined();
    expect(drag(editor, 'squash', [360, 0])).toBe('given.out>flat.x');
    expect(drag(editor, 'squash', [360, 400])).toBeUndefined();
  });

  test('goes between its ends when it is let go, in one step with the move', () => {
    const editor = withFree({ id: 'squash', block: 'tanh', at: [300, 600] });
    const before = editor.getState().history.present;
    editor.setState({ landingWire: drag(editor, 'squash', [360, 0]) });
    landOnWire(editor, 'squash');
    const { wires, landingWire, layout } = editor.getState();
    expect(wires.map(({ id }) => id)).toEqual(['flat.y>guess.x', 'given.out>squash.x', 'squash.y>flat.x']);
    expect(landingWire).toBeUndefined();
    expect(layout.get('squash')?.node.at).toEqual([360, 0]);
    undoStep(editor);
    expect(editor.getState().history.present).toBe(before);
  });

  test('stays as it is when it is let go beside all wires', () => {
    const editor = withFree({ id: 'squash', block: 'tanh', at: [300, 600] });
    drag(editor, 'squash', [360, 400]);
    landOnWire(editor, 'squash');
    expect(editor.getState().wires).toHaveLength(2);
  });

  test('passes over those that are not its own to enter: already wired, of other types, or without a port', () => {
    const editor = withFree(
      { id: 'layer', block: 'vanilla', at: [300, 600] },
      { id: 'other', block: 'image', at: [600, 600] },
    );
    expect(drag(editor, 'layer', [360, 0])).toBeUndefined();
    expect(drag(editor, 'other', [360, 0])).toBeUndefined();
    expect(drag(editor, 'flat', [360, 0])).toBeUndefined();
  });

  test('goes on with its first input that is free', () => {
    const editor = editorOf({
      nodes: [
        { id: 'one', block: 'vector', at: [0, 0] },
        { id: 'other', block: 'vector', at: [0, 300] },
        { id: 'sum', block: 'add', at: [300, 300] },
        { id: 'layer', block: 'vanilla', at: [600, 0] },
      ],
      wires: [
        ['one.out', 'layer.x'],
        ['other.out', 'sum.a'],
      ],
    });
    expect(portsFor(editor.getState(), 'sum', 'one.out>layer.x')).toEqual({ input: 'b', output: 'y' });
  });

  test('never closes a loop', () => {
    const editor = editorOf({
      nodes: [
        { id: 'one', block: 'vector', at: [0, 0] },
        { id: 'layer', block: 'vanilla', at: [300, 0] },
        { id: 'end', block: 'tanh', at: [600, 0] },
        { id: 'sum', block: 'add', at: [600, 300] },
      ],
      wires: [
        ['one.out', 'layer.x'],
        ['layer.y', 'end.x'],
        ['end.y', 'sum.a'],
      ],
    });
    expect(portsFor(editor.getState(), 'sum', 'one.out>layer.x')).toBeUndefined();
    expect(portsFor(editor.getState(), 'sum', 'one.out>end.x')).toBeUndefined();
  });
});
