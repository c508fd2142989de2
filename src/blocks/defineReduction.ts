import type { Builder, Operand } from '../ir/builder.ts';
import { findFilledAxis, wireAxes, withoutAxis } from './axes.ts';
import { choice } from './choiceParams.ts';
import { type Block, defineBlock, type Layer } from './define.ts';
import type { Documentation } from './documentation.ts';

type About = Pick<Layer, 'type' | 'title' | 'summary' | 'keywords'> & Omit<Documentation, 'examples'>;

/** A helper that does away with one axis, named by a parameter; `reduce` emits it for an axis counted from the outside. */
export function defineReduction(
  about: About,
  reduce: (emit: Builder, x: Operand, axis: number) => Operand,
): Block {
  return defineBlock({
    ...about,
    version: 1,
    category: 'helper',
    params: {
      axis: choice({ default: 'time', of: wireAxes, help: 'The axis that goes; the first of that name.' }),
    },
    inputs: { x: 'Numbers that have the axis.' },
    outputs: { y: 'The other axes.' },

    infer: ({ x }, { axis }) => ({ y: withoutAxis(x, findFilledAxis(x, axis, about.title)) }),
    lower: (emit, { x }, _, { axis }, types) => ({
      y: reduce(emit, x, findFilledAxis(types.x, axis, about.title)),
    }),

    examples: [
      { given: { x: '(time 5, features 3)' }, gives: { y: '(features 3)' } },
      {
        given: { x: '(height 4, width 5, features 3)' },
        params: { axis: 'width' },
        gives: { y: '(height 4, features 3)' },
      },
      { given: { x: '(features 3)' }, fails: 'needs an axis time' },
    ],
  });
}
