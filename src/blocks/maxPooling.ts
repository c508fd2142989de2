import { axis, countElements, type NumbersType, numbers } from '../base/valueType.ts';
import { choice } from './choiceParams.ts';
import { defineBlock } from './define.ts';
import { ints } from './numberParams.ts';
import { emitWindows, type Slide, type Sliding, slideOver } from './slideOver.ts';

export const maxPooling = defineBlock({
  type: 'max-pooling',
  version: 1,
  title: 'Max pooling',
  category: 'layer',
  summary: 'Keeps the largest number of each region.',
  description:
    'Regions of the leading axes are each replaced by their maximum, feature by feature. What was found is kept and exactly ' +
    'where is forgotten, so that maps become smaller and small shifts of the input matter less.',
  usefulFor: ['shrinking feature maps between convolutions', 'tolerance to small shifts'],
  formula: String.raw`y_i = \max_{k \in \text{region } i} x_k`,
  notation: 'y at place i is the largest of the numbers of x in region i, for each feature by itself.',
  wiring:
    'Put it behind convolve, whose maps it makes smaller, and follow it by another convolve or by flatten. One number ' +
    'as size pools one axis, two numbers two axes.',
  pitfalls: [
    'The size has one number an axis: [2] pools only the height of a picture, [2, 2] both height and width.',
    'Where the regions do not divide the axis, the last places are left out, unless padding is same.',
    'Exactly where something was is lost. Do not pool what needs a place in the end.',
  ],
  related: {
    convolve: 'Makes the maps that are pooled.',
    maximum: 'The largest along a whole axis.',
    mean: 'The average along a whole axis.',
  },
  origin:
    'K. Yamaguchi and others, “A neural network for speaker-independent isolated word recognition” (ICSLP, 1990), for speech; ' +
    'M. Riesenhuber and T. Poggio, “Hierarchical models of object recognition in cortex” (Nature Neuroscience, 1999), ' +
    'for pictures.',
  keywords: ['maxpool', 'downsample', 'subsample', 'pool', 'maximum'],
  params: {
    size: ints({
      default: [2],
      min: 1,
      max: 1024,
      help: 'Length of a region along each axis: one number an axis.',
    }),
    stride: ints({
      default: undefined,
      min: 1,
      max: 1024,
      help: 'Distance between regions; as long as the regions themselves if not set.',
    }),
    padding: choice({
      default: 'valid',
      of: ['valid', 'same'],
      help: 'valid: only whole regions. same: padded with −∞, so that stride 1 keeps the size.',
    }),
  },
  inputs: { x: 'Numbers; the leading axes are pooled.' },
  outputs: { y: 'The same axes, the pooled ones shorter.' },

  infer({ x }, params) {
    const { slid, rest, counts } = regions(x, params);
    return { y: numbers(...slid.map(({ name }, i) => axis(name, counts[i] ?? 0)), ...rest) };
  },
  lower(emit, { x }, _, params, types) {
    const slide = regions(types.x, params);
    const windows = emitWindows(emit, x, slide, Number.NEGATIVE_INFINITY);
    // The axes of a region become one, which goes.
    const region = countElements(slide.sizes);
    const slid = slide.counts.length;
    const lines = [...windows.shape.slice(0, slid), region, ...windows.shape.slice(2 * slid)];
    return { y: emit.max(emit.reshape(windows, lines), slid) };
  },

  examples: [
    {
      given: { x: '(height 24, width 24, features 8)' },
      params: { size: [2, 2] },
      gives: { y: '(height 12, width 12, features 8)' },
    },
    { given: { x: '(time 7, features 3)' }, gives: { y: '(time 3, features 3)' } },
    {
      given: { x: '(time 7, features 3)' },
      params: { size: 3, stride: 1, padding: 'same' },
      gives: { y: '(time 7, features 3)' },
    },
    { given: { x: '(features 3)' }, params: { size: [4] }, fails: 'windows no longer than the axes' },
    {
      given: { x: '(time 7, features 3)' },
      params: { size: [2], stride: [1, 1] },
      fails: 'a stride for each axis',
    },
  ],
});

function regions(x: NumbersType, { size, stride = size, padding }: Sliding): Slide {
  return slideOver(x, 'Max pooling', { size, stride, padding });
}
