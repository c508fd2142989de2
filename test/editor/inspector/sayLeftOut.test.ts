import { expect, test } from 'vitest';
import type { Graph } from '../../../src/document/document.ts';
import { sayLeftOut } from '../../../src/editor/inspector/sayLeftOut.ts';
import { setPosition } from '../../../src/editor/state/scrub.ts';
import { select } from '../../../src/editor/state/selection.ts';
import { editorOf, nameReader } from '../editorOf.ts';

/** A reader of so many letters with cells of so many units. */
function largeReader(letters: number, units: number): Graph {
  const { nodes, wires } = nameReader('a'.repeat(letters));
  const enlarged = nodes.map((node) => {
    const [cell] = node.body?.nodes ?? [];
    return node.body && cell
      ? { ...node, body: { ...node.body, nodes: [{ ...cell, params: { units } }] } }
      : node;
  });
  return { nodes: enlarged, wires };
}

test('what is too large to be kept for all steps says so, and what to do', () => {
  const editor = editorOf(largeReader(2200, 8192));
  select(editor, ['read/cell']);
  expect(sayLeftOut(editor.getState(), 'read/cell.output')).toBe(
    'At all applications together it takes 72.1 MB, and no more than 67.1 MB of such values are kept at once. ' +
      'Choose one application in the scrubber to see its value.',
  );
  setPosition(editor, 'read', 3);
  expect(sayLeftOut(editor.getState(), 'read/cell.output')).toBeUndefined();
});

test('nothing is said of values that are kept, and of those outside of bodies', () => {
  const editor = editorOf(nameReader());
  expect(sayLeftOut(editor.getState(), 'read/cell.output')).toBeUndefined();
  expect(sayLeftOut(editor.getState(), 'guess.y')).toBeUndefined();
});
