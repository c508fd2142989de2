import { fromBase64 } from '../base/base64.ts';
import { Misfit } from '../base/problem.ts';
import { axis, countElements, type NumbersType, numbers, shapeOf } from '../base/valueType.ts';
import { oneOf } from './choiceParams.ts';
import { defineBlock } from './define.ts';
import { int } from './numberParams.ts';
import { pixels } from './textParams.ts';

export const image = defineBlock({
  type: 'image',
  version: 1,
  title: 'Image',
  category: 'source',
  summary: 'A picture that you draw or load, each pixel a number from 0 to 1.',
  description:
    'A grey picture is a table of brightnesses; a coloured one has three numbers a pixel, red, green and blue. Draw on ' +
    'it, and every node downstream shows at once what it makes of the drawing. A layer cannot consume a picture as it ' +
    'is: slide one over it with convolve, or flatten it into a vector.',
  usefulFor: ['handwritten digits and other small pictures', 'seeing what convolutions respond to'],
  formula: String.raw`x_{ij} \in [0, 1]`,
  notation:
    'i is the row, counted from the top, and j the column, counted from the left; a coloured picture has a third index ' +
    'for the channel.',
  wiring:
    'Wire out into convolve to look at small windows of the picture, or through flatten into a layer that weighs all ' +
    'pixels at once. Behind convolutions, flatten the maps for the last layer.',
  pitfalls: [
    'A grey picture has the axes height and width and no features: a layer needs convolve or flatten in between.',
    'What a network was trained on decides what it can read: a digit that fills the whole picture, or is drawn dark ' +
      'on light, is strange to one that has seen small white digits on black.',
  ],
  related: {
    convolve: 'Looks at the picture window by window.',
    flatten: 'Lays the pixels out in one vector.',
    'max-pooling': 'Makes feature maps smaller.',
  },
  origin:
    'Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, “Gradient-based learning applied to document recognition” ' +
    '(Proceedings of the IEEE, 1998), whose handwritten digits of 28 × 28 pixels set the default size.',
  keywords: ['input', 'picture', 'photo', 'draw', 'digit', 'mnist', 'pixels'],
  params: {
    height: int({ default: 28, min: 1, max: 2048, help: 'Pixels from top to bottom.' }),
    width: int({ default: 28, min: 1, max: 2048, help: 'Pixels from left to right.' }),
    channels: oneOf({ default: 1, of: [1, 3], help: '1 for grey, 3 for red, green and blue.' }),
    values: pixels({ help: 'A byte for each pixel and channel, 0 to 255; black if there are none.' }),
  },
  inputs: {},
  outputs: { out: 'The picture, (height, width), and channels behind them when there are three.' },

  infer(_, params) {
    const type = pictureType(params);
    const bytes = Math.floor((params.values.replace(/=+$/, '').length * 3) / 4);
    const wanted = countElements(shapeOf(type));
    if (bytes !== 0 && bytes !== wanted)
      throw new Misfit(
        'wrong-count',
        `Image needs ${wanted} bytes for its pixels, but values has ${bytes}.`,
        {
          fixes: [{ set: 'values', value: '' }],
        },
      );
    return { out: type };
  },
  source(params) {
    const picture = new Float32Array(countElements(shapeOf(pictureType(params))));
    fromBase64(params.values)?.forEach((byte, i) => {
      picture[i] = byte / 255;
    });
    return picture;
  },

  examples: [
    { given: {}, gives: { out: '(height 28, width 28)' } },
    {
      given: {},
      params: { height: 4, width: 5, channels: 3 },
      gives: { out: '(height 4, width 5, channels 3)' },
    },
    { given: {}, params: { values: 'AAAA' }, fails: 'needs 784 bytes' },
  ],
});

function pictureType({
  height,
  width,
  channels,
}: {
  height: number;
  width: number;
  channels: number;
}): NumbersType {
  const plane = [axis('height', height), axis('width', width)];
  return channels === 1 ? numbers(...plane) : numbers(...plane, axis('channels', channels));
}
