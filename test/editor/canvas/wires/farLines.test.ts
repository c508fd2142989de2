import { describe, expect, test } from 'vitest';
import { moveNodes } from '../../../../src/document/edits.ts';
import { createFarLines } from '../../../../src/editor/canvas/wires/farLines.ts';
import { edit } from '../../../../src/editor/state/edit.ts';
import { editorOf } from '../../editorOf.ts';

/** Layers one behind the other. */
function chain(count: number) {
  const nodes = Array.from({ length: count }, (_, i) => ({
    id: `n${i}`,
    block: 'vanilla',
    at: [200 * i, 0] as const,
  }));
  return editorOf({
    nodes,
    wires: nodes.slice(1).map(({ id }, i) => [`n${i}.y`, `${id}.x`] as const),
  });
}

describe('the lines of wires that are far away', () => {
  test('hold every wire once, many in one line', () => {
    const { layout, wires } = chain(80).getState();
    const lines = createFarLines()(layout, wires).flat();
    expect(lines.map(({ path }) => path.match(/M/g)?.length)).toEqual([32, 32, 15]);
  });

  test('tell wires apart that look different', () => {
    const { layout, wires } = chain(4).getState();
    const [first, ...others] = wires;
    if (!first) throw new Error('There is no wire.');
    const lines = createFarLines()(layout, [{ ...first, form: 'image' }, ...others]).flat();
    expect(lines.map(({ form, path }) => [form, path.match(/M/g)?.length])).toEqual([
      ['image', 1],
      ['vector', 2],
    ]);
  });

  test('stay the same objects but for those around a node that moves', () => {
    const editor = chain(80);
    const farLines = createFarLines();
    const before = farLines(editor.getState().layout, editor.getState().wires);
    edit(editor, (document) => moveNodes(document, new Map([['n40', [8000, 80]]])));
    const after = farLines(editor.getState().layout, editor.getState().wires);
    expect(after.map((lines, i) => lines === before[i])).toEqual([true, false, true]);
    expect(after[1]).not.toEqual(before[1]);
  });
});
