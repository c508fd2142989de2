import { expect, test } from 'vitest';
import { liveSourceOf } from '../../../src/editor/state/liveSource.ts';
import { select } from '../../../src/editor/state/selection.ts';
import type { Editor } from '../../../src/editor/state/store.ts';
import { nextArea } from '../../../src/editor/state/tappedArea.ts';
import { editorOf, reader } from '../editorOf.ts';

const seen = { x: 0, y: 0, width: 100, height: 80 };

test('what is in sight is computed with half of it more on each side', () => {
  expect(nextArea(undefined, seen)).toEqual({ x: -50, y: -40, width: 200, height: 160 });
});

test('panning within that changes nothing, and beyond it chooses anew', () => {
  const area = nextArea(undefined, seen);
  expect(nextArea(area, { ...seen, x: 50, y: -40 })).toBe(area);
  expect(nextArea(area, { ...seen, x: 51 })?.x).toBe(1);
});

test('zooming in chooses anew once the area is much larger than what is in sight', () => {
  const area = nextArea(undefined, seen);
  expect(nextArea(area, { ...seen, width: 50, height: 40 })).toBe(area);
  expect(nextArea(area, { ...seen, width: 49, height: 40 })?.width).toBe(98);
});

test('a window without a size chooses nothing', () => {
  expect(nextArea(undefined, { ...seen, width: 0 })).toBeUndefined();
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
