import { expect, test } from 'vitest';
import { paintAll } from '../../../src/editor/exportPicture/paintAll.ts';
import { createActivations } from '../../../src/editor/state/activations.ts';
import { editorOf } from '../editorOf.ts';
import { palette } from '../views/subjects.ts';

/** The picture of a series of so many channels, as it is exported, and the place of that on its node. */
function painted(features: number) {
  const values = Array.from({ length: 4 }, (_, step) => Array.from({ length: features }, () => step));
  const editor = editorOf({
    nodes: [{ id: 'in', block: 'series', params: { features, values }, at: [0, 0] }],
    wires: [],
  });
  const { layout } = editor.getState();
  const paintings = paintAll(
    editor.getState(),
    createActivations(() => {}),
    palette,
    undefined,
  );
  return { texts: paintings.get('in.out')?.texts ?? [], place: layout.get('in')?.picture };
}

test.each([
  [13, '+ 1 more channel'],
  [40, '+ 28 more channels'],
])('of a series of %i channels it is said below the lanes how many have none', (features, words) => {
  const { texts, place } = painted(features);
  expect(texts.map(({ text }) => text)).toContain(words);
  const line = texts.find(({ text }) => text === words);
  expect([line?.x, line?.align, line?.colour]).toEqual([
    (place?.width ?? 0) / 2,
    'center',
    palette.css['ink-3'],
  ]);
  // In the line that the node leaves free under them.
  expect(line?.y).toBeGreaterThan((place?.height ?? 0) - 20);
  expect(line?.y).toBeLessThan(place?.height ?? 0);
});

test('where every channel has a lane nothing is said', () => {
  expect(painted(12).texts.filter(({ text }) => text.includes('more'))).toEqual([]);
});
