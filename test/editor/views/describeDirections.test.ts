import { expect, test } from 'vitest';
import { describeCell } from '../../../src/editor/views/describeCell.ts';
import { describeDirections } from '../../../src/editor/views/describeDirections.ts';
import type { Subject } from '../../../src/editor/views/pictureKind.ts';
import { axesOf, pictureOf } from './subjects.ts';

/** Holds what is said of the directions in the picture of a value with these axes. */
function checkDirections(
  words: string,
  said: string | undefined,
  about: Partial<Omit<Subject, 'type'>> = {},
): void {
  const axes = axesOf(words.replace(/^.*\(|\).*$/g, ''));
  expect(describeDirections(pictureOf(words, about), axes)).toBe(said);
}

test('of a vector its one axis is told', () => {
  checkDirections('features 1', undefined);
  checkDirections('features 16', 'features →');
  checkDirections('features 300', 'features →, line by line');
  checkDirections('features 3', undefined, { block: 'softmax' });
});

test('of a sequence, what goes down and what to the right', () => {
  checkDirections('time 20, features 32', 'time ↓, features →');
  checkDirections('copy 2, time 3, features 4', 'copy × time ↓, features →');
  checkDirections('((time 9, features 32), (time 9, features 32))', 'time ↓, features →');
  checkDirections('time 12, features 1', 'time →', { block: 'series', port: 'out' });
  checkDirections('time 20, features 3', 'time →, features as lanes', {
    block: 'series',
    port: 'out',
  });
});

test('of pictures, and of what there is a map for', () => {
  checkDirections('height 28, width 28', 'height ↓, width →');
  checkDirections('height 8, width 8, features 4', 'height ↓, width →, features as maps');
  checkDirections('copy 3, height 6, width 6, features 2', 'height ↓, width →, copy × features as maps');
});

test('where rows and columns differ in number, numbers go line by line', () => {
  checkDirections('time n, features 6', 'time ↓, features →');
  checkDirections('nodes 4, features n', 'nodes × features, line by line');
});

test('a cell is told by its indices, the class that it stands for, and its number', () => {
  const labels = { block: 'softmax', params: { labels: ['no', 'yes'] } };
  const tell = (words: string, place: number, ...values: readonly number[]) => {
    const activation = { axes: axesOf(words), values: Float32Array.from(values), version: 1, stale: false };
    return describeCell(pictureOf(words, labels), activation, place);
  };
  expect(tell('features 2', 1, 0.25, 0.75)).toBe('features 1 (yes): 0.75');
  expect(tell('time 2, features 2', 2, 0.5, 0.5, 0.25, 0.75)).toBe('time 1, features 0 (no): 0.25');
});
