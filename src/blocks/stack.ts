import { Misfit } from '../base/problem.ts';
import { axesIn, axis } from '../base/valueType.ts';
import { flag } from './choiceParams.ts';
import { defineCombinator } from './define.ts';
import { couldBeSame } from './hiddenSize.ts';
import { int } from './numberParams.ts';
import { describeWithTree, sameTrees } from './shapes.ts';
import { layerBack } from './solveState.ts';

export const stack = defineCombinator({
  type: 'stack',
  version: 1,
  title: 'Stack',
  category: 'higher-order',
  summary: 'Applies a layer to its own output, several times over.',
  description:
    'The body is copied `times` times, each copy fed by the one before: a deep network from one drawing. Copies have weights ' +
    'of their own unless they are shared; shared copies are one map applied again and again.',
  usefulFor: ['deep networks', 'refining a value step by step (shared)'],
  formula: String.raw`y = f_n(\dots f_2(f_1(x)))`,
  notation: 'Each f with an index is one copy of the body; n is the number of copies.',
  wiring:
    'Draw one layer in its body, from $.input to $.output, and set how many copies there are. What goes in and what ' +
    'comes out must be alike: a vanilla layer of as many units as x has features.',
  pitfalls: [
    'With more than one copy the body has to give back what it takes; put a layer before the stack that brings x to ' +
      'the right length.',
    'Many plain layers are hard to train. Add the input to the output inside the body, and every copy only has to ' +
      'learn a change.',
    'Shared copies have one set of weights: more copies then mean more steps, and not more to learn.',
  ],
  related: {
    vanilla: 'The usual body.',
    add: 'Makes each copy a residual layer.',
    recur: 'Repeats along a sequence, with new input at each step.',
  },
  origin:
    'Deep stacks became practical with G. E. Hinton, S. Osindero and Y.-W. Teh, “A fast learning algorithm for deep ' +
    'belief nets” (Neural Computation, 2006); one layer again and again: M. Dehghani and others, “Universal ' +
    'transformers” (ICLR, 2019).',
  keywords: ['deep', 'repeat', 'compose', 'sequential', 'layers'],
  params: {
    times: int({ default: 2, min: 1, max: 256, help: 'Number of copies.' }),
    shared: flag({ default: false, help: 'Whether all copies have the same weights.' }),
  },
  inputs: { x: 'What the first copy is given.' },
  takes: { x: ['numbers', 'symbols', 'tuple'] },
  outputs: { y: 'What the last copy gives.' },
  body: { inputs: { input: 'What this copy is given.' }, outputs: { output: 'What it hands to the next.' } },
  once: { inputs: { input: 'x' }, outputs: { y: 'output' } },

  enter: ({ x }) => ({ input: x }),
  infer({ x }, { times }, { output }) {
    if (times > 1 && !(couldBeSame(x, output) && sameTrees(x, output)))
      throw new Misfit(
        'changes-type',
        `Stack of ${times} needs a body that gives back what it takes, but $.input is ${describeWithTree(x)} and $.output is ${describeWithTree(output)}.`,
        {
          port: '$.output',
          fixes: [...layerBack(x, output), { set: 'times', value: 1 }],
        },
      );
    return { y: output };
  },
  front: (_, { times }) => [axis('copy', times)],
  instances: ({ times, shared }) => (shared ? [] : Array.from({ length: times }, (_, copy) => String(copy))),
  startBody({ x }) {
    const units = axesIn(x).at(-1)?.size;
    return {
      nodes: [
        {
          id: 'layer',
          block: 'vanilla',
          ...(typeof units === 'number' && { params: { units } }),
          at: [80, 40],
        },
      ],
      wires: [
        ['$.input', 'layer.x'],
        ['layer.y', '$.output'],
      ],
    };
  },
  lower(emit, { x }, { times, shared }, { apply }) {
    let y = x;
    for (let copy = 0; copy < times; copy++)
      y = apply(emit, { input: y }, { copy, ...(!shared && { instance: String(copy) }) }).output;
    return { y };
  },

  examples: [
    { given: { x: '(features 8)' }, body: { output: '(features 8)' }, gives: { y: '(features 8)' } },
    {
      given: { x: '(features 8)' },
      params: { times: 1 },
      body: { output: '(features 4)' },
      gives: { y: '(features 4)' },
    },
    { given: { x: '(features 8)' }, body: { output: '(features 4)' }, fails: 'gives back what it takes' },
  ],
});
