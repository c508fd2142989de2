import {
  type Axis,
  axis,
  countElements,
  elementsOf,
  type NumbersType,
  numbers,
  shapeOf,
} from '../base/valueType.ts';
import { axisList } from './choiceParams.ts';
import { defineBlock } from './define.ts';

export const flatten = defineBlock({
  type: 'flatten',
  version: 1,
  title: 'Flatten',
  category: 'helper',
  summary: 'Lays all axes out in one row of features.',
  description:
    'Reads a picture, or a stack of feature maps, row by row into one vector, so that a layer can weigh every number of ' +
    'it. The axes to keep stay as they are, in front: each step of a sequence is flattened by itself.',
  usefulFor: ['going from feature maps to a classifier', 'feeding a picture straight into a layer'],
  formula: String.raw`y_{iw + j} = x_{ij}`,
  notation: 'x has rows of w numbers; i counts rows and j places in a row, both from 0.',
  wiring: 'Between the last convolve or max pooling and the first vanilla layer, or right behind an image.',
  pitfalls: [
    'After it, nothing says which numbers were neighbours: look at pictures with convolve first.',
    'Large maps make very long vectors, and the layer behind them very many weights. Pool first, or take a mean over ' +
      'height and width.',
  ],
  related: {
    convolve: 'Uses the axes instead of giving them up.',
    mean: 'Sums up an axis in one number a feature.',
    join: 'Makes one vector of several values.',
  },
  origin:
    'The step from feature maps to the last layers, as in Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, ' +
    '“Gradient-based learning applied to document recognition” (Proceedings of the IEEE, 1998).',
  keywords: ['reshape', 'vectorise', 'vectorize', 'ravel', 'unroll'],
  params: {
    keep: axisList({
      default: ['time', 'nodes'],
      of: ['time', 'height', 'width', 'channels', 'position', 'nodes'],
      help: 'Axes that are not flattened.',
    }),
  },
  inputs: { x: 'Numbers of any axes.' },
  outputs: { y: 'Vectors, the kept axes and then features.' },

  infer({ x }, { keep }) {
    const { kept, flattened } = split(x, keep);
    return { y: numbers(...kept, axis('features', elementsOf(flattened))) };
  },
  lower(emit, { x }, _, { keep }, types) {
    const { kept, flattened } = split(types.x, keep);
    const order = [...kept, ...flattened].map((each) => types.x.axes.indexOf(each));
    const shape = [...shapeOf(numbers(...kept)), countElements(shapeOf(numbers(...flattened)))];
    return { y: emit.reshape(emit.transpose(x, order), shape) };
  },

  examples: [
    { given: { x: '(height 28, width 28)' }, gives: { y: '(features 784)' } },
    { given: { x: '(height 4, width 4, features 16)' }, gives: { y: '(features 256)' } },
    { given: { x: '(height 4, time 3, width 2)' }, gives: { y: '(time 3, features 8)' } },
    {
      given: { x: '(height 4, width 5)' },
      params: { keep: ['height'] },
      gives: { y: '(height 4, features 5)' },
    },
  ],
});

/** Of axes that share a kept name, the first is kept. */
function split(x: NumbersType, keep: readonly string[]): { kept: Axis[]; flattened: Axis[] } {
  const kept = x.axes.filter(
    (each, i) => keep.includes(each.name) && x.axes.findIndex(({ name }) => name === each.name) === i,
  );
  return { kept, flattened: x.axes.filter((each) => !kept.includes(each)) };
}
