import { type Axis, axesIn, axis, numbers } from '../../../src/base/valueType.ts';
import { createPalette } from '../../../src/editor/views/palette.ts';
import { type Picture, pictureKind, type Subject } from '../../../src/editor/views/pictureKind.ts';
import { countNumbers } from '../../../src/editor/views/plates.ts';
import { typeOf } from '../../harness/graph.ts';

/** `height 24, width 24, features 8` as axes. */
export function axesOf(words: string): Axis[] {
  return [...axesIn(typeOf(`(${words})`))];
}

/** The picture of a port with these axes, or of a type in words, by default the output of a plain layer. */
export function pictureOf(words: string, about: Partial<Omit<Subject, 'type'>> = {}): Picture {
  const type = words.includes('(') ? typeOf(words) : typeOf(`(${words})`);
  return pictureKind({ type, block: 'vanilla', port: 'y', ...about });
}

/** Values at all nodes of the tree ((0 1) 2). */
export function treePicture(features: number): Picture {
  const topology = { children: [[], [], [0, 1], [], [2, 3]] };
  const nodes: Axis = { name: 'nodes', size: 5, tree: { of: 'tree', values: 'nodes', topology } };
  return pictureKind({ type: numbers(nodes, axis('features', features)), block: 'recurse', port: 'all' });
}

const letters = { vocabulary: [...'abcdefghij'] };
const words = {
  vocabulary: ['the', 'film', 'was', 'very', 'good', 'and', 'so', 'extraordinarily', 'long', '?'],
};

/** So many numbers as a picture takes; some, where it takes any number of rows. */
export function numbersFor(picture: Picture): number {
  return countNumbers(picture) ?? (picture.kind === 'packed' ? 7 * (picture.columns ?? 1) : 7);
}

/** Whole colours, so that pixels are easily told apart. */
export const palette = createPalette(
  {
    surface: [255, 255, 255],
    sunken: [238, 238, 238],
    ink: [0, 0, 0],
    'ink-2': [60, 60, 60],
    'ink-3': [120, 120, 120],
    hairline: [220, 220, 220],
    outline: [190, 190, 190],
    accent: [40, 80, 220],
    negative: [224, 123, 44],
    positive: [43, 124, 211],
    danger: [200, 0, 0],
  },
  'sans-serif',
);

/** Of every kind, with and without axes in front, from small to large. */
export const allPictures: readonly Picture[] = [
  pictureOf('features 1'),
  pictureOf('features 16'),
  pictureOf('features 8', { block: 'vector', port: 'out' }),
  pictureOf('features 300'),
  pictureOf('features 50000'),
  pictureOf('features 10', { block: 'softmax' }),
  pictureOf('features 40', { block: 'softmax' }),
  pictureOf('height 28, width 28', { block: 'image', port: 'out' }),
  pictureOf('height 5, width 9, channels 3', { block: 'image', port: 'out' }),
  pictureOf('height 300, width 200', { block: 'image', port: 'out' }),
  pictureOf('height 14, width 14', { block: 'max-pooling' }),
  pictureOf('height 24, width 24, features 8'),
  pictureOf('height 24, width 24, features 25', { block: 'convolve', port: '$.window' }),
  pictureOf('height 12, width 12, features 64'),
  pictureOf('copy 3, height 6, width 6, features 2'),
  pictureOf('time 20, features 32'),
  pictureOf('time 700, features 3'),
  pictureOf('time 6, features 2', { block: 'softmax', params: { labels: ['no', 'yes'] } }),
  pictureOf('copy 2, time 3, features 4'),
  pictureOf('time 12, features 1', { block: 'series', port: 'out' }),
  pictureOf('time 1000, features 1', { block: 'series', port: 'out' }),
  pictureOf('time 20, features 3', { block: 'series', port: 'out' }),
  pictureOf('time n, features 6'),
  pictureOf('nodes 4, features n'),
  pictureOf('((features 8), (features 8))'),
  pictureOf('((features 1), (features 1))'),
  pictureOf('((time 9, features 32), (time 9, features 32))'),
  pictureOf('symbols (time 5)', letters),
  pictureOf('symbols (time 200)', letters),
  pictureOf('symbols (time 7)', words),
  pictureOf('symbols (time 4, position 3)'),
  pictureOf('symbols (time n)', letters),
  pictureOf('symbols ()', letters),
  treePicture(4),
  treePicture(300),
];
