import { expect, test } from 'vitest';
import { takeWeights } from '../../../src/editor/state/weightFiles.ts';
import { followWeights } from '../../../src/editor/state/weights.ts';
import { writeSafetensors } from '../../../src/exchange/safetensors.ts';
import { editorOf, reader } from '../editorOf.ts';

const cell = { shape: [8, 25], data: new Float32Array(200).fill(1) };
const tooSmall = { shape: [2, 2], data: new Float32Array(4) };

function take(tensors: Readonly<Record<string, typeof cell>>) {
  const editor = editorOf(reader());
  followWeights(editor);
  takeWeights(editor, 'w.safetensors', writeSafetensors(new Map(Object.entries(tensors))));
  const { weights, notices, history } = editor.getState();
  const taken = weights && weights !== 'loading' ? [...weights.tensors.keys()] : [];
  return { taken, said: notices.map(({ tone, text }) => `${tone}: ${text}`), steps: history.past.length };
}

test('weights in a file become those of the graph where name and shape fit, in one step; the rest is told', () => {
  expect(take({ 'edges/cell.W': cell, 'guess.W': tooSmall })).toEqual({
    taken: ['edges/cell.W'],
    said: [
      'info: 1 weight was taken from w.safetensors. The rest follows from the seed: edges/cell.b: the graph has this weight, of shape [8], but the file does not. And 2 more.',
    ],
    steps: 1,
  });
});

test('a file of which nothing fits changes nothing', () => {
  const { taken, said, steps } = take({ 'guess.W': tooSmall });
  expect([taken, steps]).toEqual([[], 0]);
  expect(said[0]).toMatch(/^error: w\.safetensors was not taken\. None of its weights fits: edges\/cell\.W/);
});

test('a file that is malformed changes nothing', () => {
  const editor = editorOf(reader());
  takeWeights(editor, 'w.safetensors', Uint8Array.of(1, 2, 3));
  expect(editor.getState().notices[0]?.text).toMatch(
    /^w\.safetensors was not taken\. A safetensors file begins/,
  );
  expect(editor.getState().history.past).toEqual([]);
});
