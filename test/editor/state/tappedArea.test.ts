import { expect, test } from 'vitest';
import { liveSourceOf } from '../../../src/editor/state/liveSource.ts';
import { select } from '../../../src/editor/state/selection.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import { extentOf, nextArea } from '../../../src/editor/state/tappedArea.ts';
import { editorOf, reader } from '../editorOf.ts';

const many = { nodes: 300, bytes: 0 };
const seen = { x: 0, y: 0, width: 100, height: 80 };

test('what is in sight is computed with half of it more on each side', () => {
  expect(nextArea(undefined, seen, many)).toEqual({ x: -50, y: -40, width: 200, height: 160 });
});

test('panning within that changes nothing, and beyond it chooses anew', () => {
  const area = nextArea(undefined, seen, many);
  expect(nextArea(area, { ...seen, x: 50, y: -40 }, many)).toBe(area);
  expect(nextArea(area, { ...seen, x: 51 }, many)?.x).toBe(1);
});

test('zooming in chooses anew once the area is much larger than what is in sight', () => {
  const area = nextArea(undefined, seen, many);
  expect(nextArea(area, { ...seen, width: 50, height: 40 }, many)).toBe(area);
  expect(nextArea(area, { ...seen, width: 49, height: 40 }, many)?.width).toBe(98);
});

test('of few nodes that show few numbers all are computed, and a window without a size chooses nothing', () => {
  const few = { nodes: 48, bytes: 2 ** 20 };
  expect(nextArea(undefined, seen, few)).toBeUndefined();
  expect(nextArea(undefined, seen, { ...few, bytes: few.bytes + 1 })).toBeDefined();
  expect(nextArea(undefined, { ...seen, width: 0 }, many)).toBeUndefined();
});

test('how much a drawing shows is counted from its types, in bodies for all applications', () => {
  // A picture of 28 × 28, 24 × 24 × 8 numbers of all windows, 12 × 12 × 8 of them twice, and ten.
  const numbers = 28 * 28 + 24 * 24 * 8 + 2 * 12 * 12 * 8 + 10;
  expect(extentOf(editorOf(reader()).getState())).toEqual({ nodes: 6, bytes: 4 * numbers });
});

/** The ports that are asked for while only the left part of the reader of pictures is in sight. */
function portsLeft(change: (editor: Editor) => void = () => {}): readonly string[] {
  const editor = editorOf(reader());
  const source = liveSourceOf(editor);
  source.getPorts();
  editor.setState({ tapped: { x: -10, y: -10, width: 240, height: 400 } });
  change(editor);
  return source.getPorts();
}

test('only what is in sight, inspected, or the answer is asked for', () => {
  expect(portsLeft()).toEqual(['draw.out', 'guess.y']);
  expect(portsLeft((editor) => select(editor, ['pool']))).toEqual(
    expect.arrayContaining(['pool.y', 'pool.x']),
  );
});

test('all are while their colours share the range of the network, or they are drawn into a file', () => {
  const all = ['draw.out', 'edges/cell.y', 'pool.y', 'flat.y', 'guess.y'];
  const shared = portsLeft((editor) => editor.setState({ colourRange: { of: 'network', limit: 1 } }));
  expect(shared).toEqual(expect.arrayContaining(all));
  expect(portsLeft((editor) => editor.setState({ dialog: 'picture' }))).toEqual(expect.arrayContaining(all));
});

test('whoever asks is told when something else is in sight, and not when it makes no difference', () => {
  const editor = editorOf(reader());
  let told = 0;
  liveSourceOf(editor).subscribe(() => told++);
  editor.setState({ tapped: { x: 0, y: 0, width: 9, height: 9 } });
  expect(told).toBe(1);
  editor.setState({ dialog: 'help' });
  expect(told).toBe(1);
});
