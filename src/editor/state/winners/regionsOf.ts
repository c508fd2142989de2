import { axesIn } from '../../../base/valueType.ts';
import type { Inference } from '../../../compiler/infer.ts';
import { findNode } from '../../canvas/layout/vocabularyOf.ts';
import type { Regions } from './findWinners.ts';

/**
 * The regions of what goes into a `max-pooling` or a `maximum`, whose value may have axes of combinators in front of its own;
 * `undefined` where the node has no value.
 */
export function regionsOf(
  { scope, types }: Pick<Inference, 'scope' | 'types'>,
  path: string,
  shape: readonly number[],
): Regions | undefined {
  const node = findNode(scope, path);
  const type = types.get(`${path}.x`);
  if (!node || !type || !types.has(`${path}.y`)) return undefined;
  const axes = axesIn(type);
  const front = shape.length - axes.length;
  const { axis, size, stride, padding } = node.params;
  if (node.block.type === 'maximum') {
    const first = front + axes.findIndex(({ name }) => name === axis);
    const whole = [shape[first] ?? 0];
    return { shape, first, sizes: whole, strides: whole, before: [0], counts: [1] };
  }
  const sizes = numbersIn(size);
  const strides = numbersIn(stride ?? size);
  const padded = sizes.map((each) => (padding === 'same' ? each - 1 : 0));
  return {
    shape,
    first: front,
    sizes,
    strides,
    before: padded.map((each) => Math.floor(each / 2)),
    counts: sizes.map(
      (each, i) => Math.floor(((shape[front + i] ?? 0) + (padded[i] ?? 0) - each) / (strides[i] ?? 1)) + 1,
    ),
  };
}

function numbersIn(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((each): each is number => typeof each === 'number') : [];
}
