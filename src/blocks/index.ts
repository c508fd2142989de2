import { add } from './add.ts';
import { classSource } from './class.ts';
import { constant } from './constant.ts';
import { convolve } from './convolve.ts';
import { crossEntropy } from './crossEntropy.ts';
import type { Block } from './define.ts';
import { dropout } from './dropout.ts';
import { embedding } from './embedding.ts';
import { flatten } from './flatten.ts';
import { gru } from './gru.ts';
import { image } from './image.ts';
import { join } from './join.ts';
import { lstm } from './lstm.ts';
import { maximum } from './maximum.ts';
import { maxPooling } from './maxPooling.ts';
import { mean } from './mean.ts';
import { multiply } from './multiply.ts';
import { rectifier } from './rectifier.ts';
import { recur } from './recur.ts';
import { recurse } from './recurse.ts';
import { reverse } from './reverse.ts';
import { series } from './series.ts';
import { sigmoid } from './sigmoid.ts';
import { softmax } from './softmax.ts';
import { squaredError } from './squaredError.ts';
import { stack } from './stack.ts';
import { sum } from './sum.ts';
import { tanh } from './tanh.ts';
import { text } from './text.ts';
import { tree } from './tree.ts';
import { vanilla } from './vanilla.ts';
import { vector } from './vector.ts';

/** All blocks, in the order of the palette. Adding one is a file of its own and a line here. */
const all: readonly Block[] = [
  vector,
  image,
  series,
  text,
  tree,
  classSource,
  vanilla,
  softmax,
  embedding,
  maxPooling,
  gru,
  lstm,
  sigmoid,
  tanh,
  rectifier,
  stack,
  convolve,
  recur,
  recurse,
  join,
  add,
  multiply,
  flatten,
  mean,
  sum,
  maximum,
  reverse,
  constant,
  crossEntropy,
  squaredError,
  dropout,
];

/** By type, as documents name them. */
export const blocks: ReadonlyMap<string, Block> = new Map(all.map((block) => [block.type, block]));
