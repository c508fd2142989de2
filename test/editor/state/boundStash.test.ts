import { expect, test } from 'vitest';
import { createActivations } from '../../../src/editor/state/activations.ts';
import { boundStash, largestStash } from '../../../src/editor/state/boundStash.ts';
import { liveSourceOf } from '../../../src/editor/state/liveSource.ts';
import { setPosition } from '../../../src/editor/state/scrub.ts';
import { select } from '../../../src/editor/state/selection.ts';
import { shownActivations } from '../../../src/editor/state/shownActivations.ts';
import { editorOf, nameReader, reader } from '../editorOf.ts';

const ports = ['embed.y', 'read/cell.output', 'read/cell.z', 'guess.y'];
/** Three steps of eight units, four bytes each. */
const one = 3 * 8 * 4;

function stash(position: number | undefined, bound: number) {
  const editor = editorOf(nameReader());
  setPosition(editor, 'read', position);
  const { inference, positions } = editor.getState();
  return boundStash(inference, positions, ports, bound);
}

test('values in bodies are kept whole as long as they stay within the bound', () => {
  expect(stash(1, 2 * one)).toEqual({ ports, slices: new Map() });
});

test('of those beyond it only the step that is looked at is asked for', () => {
  expect(stash(1, 2 * one - 1)).toEqual({ ports, slices: new Map([['read/cell.z', [1]]]) });
});

test('where no step is looked at, they are not asked for; values outside of bodies always are', () => {
  expect(stash(undefined, 0).ports).toEqual(['embed.y', 'guess.y']);
});

test('going through steps whose values are there asks for nothing else', () => {
  const editor = editorOf(nameReader());
  select(editor, ['read/cell']);
  const source = liveSourceOf(editor);
  const [before, slices] = [source.getPorts(), source.getSlices()];
  setPosition(editor, 'read', 2);
  expect(source.getPorts()).toBe(before);
  expect(source.getSlices()).toEqual(slices);
});

test('a window of a convolution that is too large to be kept is asked for by its place', () => {
  const graph = reader();
  const editor = editorOf({
    ...graph,
    nodes: graph.nodes.map((each) => {
      if (each.id === 'draw') return { ...each, params: { height: 512, width: 512 } };
      const [cell] = each.body?.nodes ?? [];
      if (!each.body || !cell) return each;
      return { ...each, body: { ...each.body, nodes: [{ ...cell, params: { units: 128 } }] } };
    }),
  });
  expect(508 * 508 * 128 * 4).toBeGreaterThan(largestStash);
  const source = liveSourceOf(editor);
  expect(source.getPorts()).not.toContain('edges/cell.y');
  setPosition(editor, 'edges', 508 * 3 + 7);
  expect(source.getPorts()).toContain('edges/cell.y');
  expect(source.getSlices().get('edges/cell.y')).toEqual([3, 7]);
});

test('a part that was asked for by itself is shown as it came, and each number knows its place in the whole', () => {
  const editor = editorOf(nameReader());
  setPosition(editor, 'read', 1);
  const activations = createActivations(() => {});
  const shown = shownActivations(editor, activations);
  const values = Float32Array.from({ length: 8 }, (_, i) => i);
  const part = { axes: [{ name: 'features', size: 8 }] as const, values, slice: [1] };
  activations.setValues(new Map([['read/cell.z', part]]), ['read/cell.z']);
  expect(shown.get('read/cell.z')?.values).toBe(values);
  expect(shown.wholePlace('read/cell.z', 3)).toBe(11);
  expect([
    ...shown.shownMask(
      'read/cell.z',
      Uint8Array.from({ length: 24 }, (_, i) => (i === 9 ? 1 : 0)),
    ),
  ]).toEqual([0, 1, 0, 0, 0, 0, 0, 0]);
});
