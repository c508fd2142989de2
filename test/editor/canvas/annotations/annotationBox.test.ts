import { expect, test } from 'vitest';
import { annotationBox } from '../../../../src/editor/canvas/annotations/annotationBox.ts';
import { loaded } from '../../../document/documents.ts';

const heightOf = (text: string, size?: readonly [number, number]) =>
  annotationBox(
    loaded({ format: 'layerwire', version: 1, nodes: [], wires: [], notes: [{ text, at: [0, 0], size }] }),
    'note 0',
  )?.height ?? 0;

const long = 'The same layer around which its input is added, twelve times over. '.repeat(8);

test('a note is as large as it was made', () => {
  expect(heightOf('Short.', [320, 120])).toBe(120);
});

test('a note that is too low for its words is as high as they are, so that none are hidden', () => {
  expect(heightOf(long, [320, 72])).toBeGreaterThan(200);
  expect(heightOf(long, [640, 72])).toBeLessThan(heightOf(long, [320, 72]));
});

test('a note without a size is as high as its words', () => {
  expect(heightOf(long)).toBeGreaterThan(heightOf('Short.'));
});
