import { expect, test } from 'vitest';
import type { Subject } from '../../../src/editor/views/pictureKind.ts';
import { wholePicture } from '../../../src/editor/views/wholePicture.ts';
import { pictureOf, treePicture } from './subjects.ts';

/** Holds that a port with these axes is drawn as a picture with at least these properties. */
function checkKind(words: string, expected: object, about: Partial<Omit<Subject, 'type'>> = {}): void {
  expect(pictureOf(words, about)).toMatchObject(expected);
}

test('a vector is bars, or a strip when it is long; one feature is a number', () => {
  checkKind('features 16', { kind: 'bars', size: 16, scale: 'signed', fixed: false });
  checkKind('features 56', { kind: 'bars' });
  checkKind('features 57', { kind: 'strip', size: 57 });
  checkKind('features 1', { kind: 'number' });
});

test('the bars of a source keep their scale', () => {
  checkKind('features 8', { kind: 'bars', fixed: true }, { block: 'vector', port: 'out' });
});

test('a picture is an image, and only the source is drawn on', () => {
  const source = { block: 'image', port: 'out' };
  checkKind(
    'height 28, width 20',
    { kind: 'image', height: 28, width: 20, channels: 1, source: true, scale: 'unit' },
    source,
  );
  checkKind('height 8, width 8, channels 3', { kind: 'image', channels: 3, scale: 'unit' }, source);
  checkKind('height 14, width 14', { kind: 'image', source: false }, { block: 'max-pooling' });
});

test('features over a plane are maps', () => {
  checkKind('height 24, width 20, features 8', {
    kind: 'maps',
    groups: 1,
    height: 24,
    width: 20,
    count: 8,
    window: false,
  });
  checkKind('height 24, width 24, features 3', { kind: 'maps', count: 3 });
});

test('what a convolve hands its body is one map for each place in the window', () => {
  const about = { block: 'convolve', port: '$.window' };
  checkKind('height 24, width 24, features 25', { kind: 'maps', count: 25, window: true }, about);
  checkKind(
    'height 24, width 24, height 5, width 5',
    { kind: 'maps', height: 24, width: 24, count: 25, window: true },
    about,
  );
});

test('copies of a stack are rows, or groups of maps', () => {
  checkKind('copy 3, features 8', { kind: 'rows', rows: 3, columns: 8 });
  checkKind('copy 3, height 6, width 5, features 2', {
    kind: 'maps',
    groups: 3,
    height: 6,
    width: 5,
    count: 2,
  });
});

test('a sequence is a row a step, and anything else is flattened to rows', () => {
  checkKind('time 20, features 32', { kind: 'rows', rows: 20, columns: 32 });
  checkKind('copy 2, time 5, features 4', { kind: 'rows', rows: 10, columns: 4 });
});

test('probabilities are labelled bars, with the labels of their block', () => {
  const about = { block: 'softmax', params: { labels: ['no', 'yes'] } };
  checkKind('features 2', { kind: 'softmax', size: 2, labels: ['no', 'yes'] }, about);
  checkKind('time 6, features 2', { kind: 'rows', scale: 'unit' }, about);
});

test.each([
  ['sigmoid', {}, 'unit'],
  ['vanilla', { nonlinearity: 'sigmoid' }, 'unit'],
  ['rectifier', {}, 'positive'],
  ['vanilla', { nonlinearity: 'rectifier' }, 'positive'],
  ['vanilla', {}, 'signed'],
  ['tanh', {}, 'signed'],
])('the colours of %s %o are %s', (block, params, scale) => {
  checkKind('features 4', { kind: 'bars', scale }, { block, params });
});

test('an empty sequence has a picture too', () => {
  checkKind('time 0, features 4', { kind: 'rows', rows: 0, columns: 4 });
});

test('a sequence of single numbers is a bar a step', () => {
  checkKind('time 12, features 1', { kind: 'bars', size: 12, fixed: false });
  checkKind('time 400, features 1', { kind: 'bars', size: 400 });
  checkKind('time 4000, features 1', { kind: 'bars', size: 4000 });
});

test('a series has a lane of bars for each channel, as long as these can be drawn on, and tells of the others', () => {
  const series = { block: 'series', port: 'out' };
  checkKind('time 12, features 1', { kind: 'bars', size: 12, lanes: 1 }, series);
  checkKind('time 20, features 3', { kind: 'bars', size: 60, lanes: 3 }, series);
  checkKind('time 20, features 15', { kind: 'bars', size: 300, lanes: 12, more: 3 }, series);
  checkKind('time n, features 2', { kind: 'bars', size: 0, lanes: 2 }, series);
});

test('symbols are a text in the words of their vocabulary', () => {
  checkKind('symbols (time 3)', { kind: 'text', count: 3, symbols: ['a', 'b'] }, { vocabulary: ['a', 'b'] });
  checkKind('symbols (time 3, position 2)', { kind: 'text', count: 6, symbols: [] });
  checkKind('symbols (time n)', { kind: 'text', count: undefined });
});

test('a pair is two strips, or two heatmaps', () => {
  checkKind('((features 8), (features 8))', { kind: 'pair', item: { kind: 'strip', size: 8 } });
  checkKind('((features 1), (features 1))', { kind: 'pair', item: { kind: 'strip', size: 1 } });
  checkKind('((time 5, features 8), (time 5, features 8))', {
    kind: 'pair',
    item: { kind: 'rows', rows: 5, columns: 8 },
  });
});

test('what has no size yet, or another from place to place, takes any number of rows', () => {
  checkKind('time n, features 6', { kind: 'packed', columns: 6 });
  checkKind('nodes 2, features n', { kind: 'packed', columns: undefined });
  checkKind('((time n, features 6), (time n, features 6))', { kind: 'packed', columns: 6 });
});

test('values at all nodes of a tree are rows with the tree beside them', () => {
  expect(treePicture(4)).toMatchObject({
    kind: 'rows',
    rows: 5,
    columns: 4,
    tree: { children: [[], [], [0, 1], [], [2, 3]] },
  });
});

test.each([
  ['gru', 'z', 'unit'],
  ['gru', 'proposal', 'signed'],
  ['lstm', 'f', 'unit'],
  ['lstm', 'cell', 'signed'],
])('of a %s, %s is coloured as %s', (block, port, scale) => {
  checkKind('time 4, features 8', { scale }, { block, port });
});

test('where channels have no lane, the whole of a series is a heatmap', () => {
  const series = { block: 'series', port: 'out' };
  const whole = (words: string) =>
    wholePicture(pictureOf(words, series) ?? { kind: 'number', scale: 'unit' });
  expect(whole('time 20, features 15')).toMatchObject({ kind: 'rows', rows: 20, columns: 15 });
  expect(whole('time 20, features 12')).toMatchObject({ kind: 'bars', lanes: 12 });
});
