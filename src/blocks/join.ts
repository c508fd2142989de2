import { Misfit } from '../base/problem.ts';
import { addSizes, type Size } from '../base/size.ts';
import { describeType, type NumbersType, numbers, sameAxes, type ValueType } from '../base/valueType.ts';
import { defineBlock } from './define.ts';
import { int } from './numberParams.ts';
import { features, unequal, withFeatures } from './shapes.ts';

export const join = defineBlock({
  type: 'join',
  version: 1,
  title: 'Join',
  category: 'helper',
  summary: 'Puts features side by side in one longer vector.',
  description:
    'The features of a come first, then those of b, and so on; all other axes must be equal. Join what a layer should see ' +
    'together: two measurements, a summary and a detail, or an element and a state.',
  usefulFor: ['giving a layer several inputs', 'skip connections that keep both paths'],
  formula: String.raw`y = (a_1, \dots, a_m, b_1, \dots, b_n)`,
  notation: 'a has m features and b has n; further inputs follow in the order of their letters.',
  wiring:
    'In front of a layer that should see several things: element and state in a plain recurrence, left and right in ' +
    'recurse, two measurements for a classifier. count gives it more inputs.',
  pitfalls: [
    'Only features may differ in length. Two sequences need equally many steps.',
    'It makes vectors longer: what must keep its length, such as a state, needs a vanilla layer behind it.',
  ],
  related: {
    add: 'Keeps the length: both are laid over one another.',
    vanilla: 'Mixes what was joined.',
    flatten: 'Makes one vector of the axes of one value.',
  },
  origin:
    'Joining as a way past a layer: G. Huang, Z. Liu, L. van der Maaten and K. Q. Weinberger, “Densely connected ' +
    'convolutional networks” (CVPR, 2017).',
  keywords: ['concatenate', 'concat', 'merge', 'combine', 'skip'],
  params: {
    count: int({ default: 2, min: 2, max: 26, help: 'Number of inputs.' }),
  },
  inputs: {},
  moreInputs: ({ count }) =>
    Object.fromEntries(portsOf(count).map((port) => [port, 'Vectors, (…, features).'])),
  outputs: { y: 'Vectors with the features of all inputs, in the order of the inputs.' },
  rowwise: true,

  infer(inputs, { count }) {
    const total = portsOf(count).reduce<Size>(
      (sum, port) => addSizes(sum, features(typeAt(inputs, port), 'Join', port)),
      0,
    );
    const first = typeAt(inputs, 'a');
    for (const port of portsOf(count)) {
      const type = typeAt(inputs, port);
      if (!sameAxes(type.axes.slice(0, -1), first.axes.slice(0, -1)))
        throw new Misfit(
          'unequal-shapes',
          `Join needs equal axes before the features, but a is ${describeType(first)} and ${port} is ${describeType(type)}.`,
          unequal(inputs, 'a', port),
        );
    }
    return { y: withFeatures(first, total) };
  },
  lower(emit, inputs, _, { count }) {
    const operands = portsOf(count).map((port) => valueAt(inputs, port));
    return { y: emit.concat(operands, (operands[0]?.shape.length ?? 1) - 1) };
  },

  examples: [
    { given: { a: '(features 3)', b: '(features 4)' }, gives: { y: '(features 7)' } },
    {
      given: { a: '(time 5, features 3)', b: '(time 5, features 1)', c: '(time 5, features 2)' },
      params: { count: 3 },
      gives: { y: '(time 5, features 6)' },
    },
    { given: { a: '(time 5, features 3)', b: '(time 4, features 3)' }, fails: 'needs equal axes' },
    { given: { a: '(features 3)', b: '(height 2, width 2)' }, fails: 'needs features' },
  ],
});

/** a, b, c, … */
function portsOf(count: number): string[] {
  return Array.from({ length: count }, (_, i) => String.fromCharCode(97 + i));
}

function valueAt<T>(values: Readonly<Record<string, T>>, port: string): T {
  const value = values[port];
  if (value === undefined) throw new Error(`Join has no input ${port}.`);
  return value;
}

/** Join takes numbers alone. */
function typeAt(types: Readonly<Record<string, ValueType>>, port: string): NumbersType {
  const type = valueAt(types, port);
  return type.kind === 'numbers' ? type : numbers();
}
