import { expect, test } from 'vitest';
import type { Graph } from '../../../../src/document/document.ts';
import { vocabularyOf } from '../../../../src/editor/canvas/layout/vocabularyOf.ts';
import { editorOf, nameReader, treeReader } from '../../editorOf.ts';

/** Holds what the symbols of a port stand for, joined by spaces. */
function checkVocabulary(graph: Graph, port: string, words: string): void {
  expect(vocabularyOf(editorOf(graph).getState().inference, port).join(' '), port).toBe(words);
}

/** Symbols that pass through a reverse and into the body of a convolve, beside others that are as many. */
const windows: Graph = {
  nodes: [
    { id: 'other', block: 'text', params: { unit: 'word', vocabulary: 'so be it', value: 'so be' } },
    { id: 'letters', block: 'text', params: { vocabulary: ['x', 'y', 'z'], value: 'xyzzy' } },
    { id: 'back', block: 'reverse' },
    {
      id: 'slide',
      block: 'convolve',
      params: { window: 'grid', extra: ['beside'] },
      body: {
        nodes: [{ id: 'embed', block: 'embedding' }],
        wires: [['$.window', 'embed.x']],
      },
    },
  ],
  wires: [
    ['letters.out', 'back.x'],
    ['back.y', 'slide.x'],
    ['other.out', 'slide.beside'],
  ],
};

test('symbols stand for the letters or words of the source that they come from', () => {
  checkVocabulary(nameReader(), 'letters.out', [...'abcdefghijklmnopqrstuvwxyz'].join(' '));
  checkVocabulary(treeReader(), 'embed.x', 'the film was good');
});

test('they are found through nodes and the boundaries of bodies', () => {
  checkVocabulary(windows, 'back.y', 'x y z');
  checkVocabulary(windows, 'slide/embed.x', 'x y z');
  checkVocabulary(windows, 'slide/$.window', 'x y z');
  checkVocabulary(windows, 'slide/$.beside', 'so be it');
});

test('numbers stand for themselves', () => {
  checkVocabulary(nameReader(), 'embed.y', '');
});
