import type { ResolvedNode } from '../../../compiler/resolve.ts';
import type { PackedLowering, PackedValues } from '../packedLowering.ts';
import { convolveRagged } from './convolve.ts';
import { meanLoss } from './meanLoss.ts';
import { recurRagged } from './recur.ts';
import { recurseForest } from './recurse.ts';
import { maximumOf, meanOf, sumOf } from './reductions.ts';
import { reverseEach } from './reverse.ts';
import { stackRagged } from './stack.ts';

/**
 * Emits a node for all examples at once whose inputs are ragged, where it is more than the same for every element; `undefined` if it turns out to
 * be just that. Throws `NotPackable` where there is no rule for what it is given.
 */
export type PackingRule = (
  pack: PackedLowering,
  node: ResolvedNode,
  inputs: PackedValues,
  prefix: string,
) => PackedValues | undefined;

/** By the type of a block. */
export const packingRules: Readonly<Record<string, PackingRule>> = {
  convolve: convolveRagged,
  'cross-entropy': meanLoss,
  maximum: maximumOf,
  mean: meanOf,
  recur: recurRagged,
  recurse: recurseForest,
  reverse: reverseEach,
  'squared-error': meanLoss,
  stack: stackRagged,
  sum: sumOf,
};
