import add from './add.json' with { type: 'json' };
import classSource from './class.json' with { type: 'json' };
import constant from './constant.json' with { type: 'json' };
import convolve from './convolve.json' with { type: 'json' };
import crossEntropy from './cross-entropy.json' with { type: 'json' };
import dropout from './dropout.json' with { type: 'json' };
import embedding from './embedding.json' with { type: 'json' };
import flatten from './flatten.json' with { type: 'json' };
import gru from './gru.json' with { type: 'json' };
import image from './image.json' with { type: 'json' };
import join from './join.json' with { type: 'json' };
import lstm from './lstm.json' with { type: 'json' };
import maxPooling from './max-pooling.json' with { type: 'json' };
import maximum from './maximum.json' with { type: 'json' };
import mean from './mean.json' with { type: 'json' };
import multiply from './multiply.json' with { type: 'json' };
import rectifier from './rectifier.json' with { type: 'json' };
import recur from './recur.json' with { type: 'json' };
import recurse from './recurse.json' with { type: 'json' };
import reverse from './reverse.json' with { type: 'json' };
import series from './series.json' with { type: 'json' };
import sigmoid from './sigmoid.json' with { type: 'json' };
import softmax from './softmax.json' with { type: 'json' };
import squaredError from './squared-error.json' with { type: 'json' };
import stack from './stack.json' with { type: 'json' };
import sum from './sum.json' with { type: 'json' };
import tanh from './tanh.json' with { type: 'json' };
import text from './text.json' with { type: 'json' };
import tree from './tree.json' with { type: 'json' };
import vanilla from './vanilla.json' with { type: 'json' };
import vector from './vector.json' with { type: 'json' };

/** A small graph that shows a block at work. */
export interface BlockExample {
  /** What to try or to look at, in a sentence. */
  readonly hint: string;
  readonly document: unknown;
}

/** By type of block, in the order of the palette. Its graph can be opened on the canvas from the block's page in the reference. */
export const examples: Readonly<Record<string, BlockExample>> = {
  vector: {
    hint: 'Drag a bar of the flower, and see which of the three guesses follows it.',
    document: vector,
  },
  image: {
    hint: 'Draw on the picture, and watch the four maps answer at the same places.',
    document: image,
  },
  series: {
    hint: 'Select the GRU, and see its state swing with the wave, a little late.',
    document: series,
  },
  text: {
    hint: 'Change the order of the words: their average stays the same.',
    document: text,
  },
  tree: {
    hint: 'Move a bracket, and see which phrases change their vectors.',
    document: tree,
  },
  class: {
    hint: 'Take another class: each has a vector of its own.',
    document: classSource,
  },
  vanilla: {
    hint: 'Drag a bar of the input: all twelve hidden units answer, and none goes beyond ±1.',
    document: vanilla,
  },
  softmax: {
    hint: 'Raise the score of the fox: its probability grows, and all others shrink.',
    document: softmax,
  },
  embedding: {
    hint: 'The letter a comes three times, and has the same row each time.',
    document: embedding,
  },
  'max-pooling': {
    hint: 'Draw on the picture, and compare each map with the one of half its size.',
    document: maxPooling,
  },
  gru: {
    hint: 'Select the GRU, and look at its gates z and r letter by letter.',
    document: gru,
  },
  lstm: {
    hint: 'Select the LSTM, and compare the cell that it keeps with the output that it shows.',
    document: lstm,
  },
  sigmoid: {
    hint: 'The numbers run evenly from −3 to 3: see how the ends are squeezed towards 0 and 1.',
    document: sigmoid,
  },
  tanh: {
    hint: 'The numbers run evenly from −3 to 3: see how the ends are squeezed towards −1 and 1.',
    document: tanh,
  },
  rectifier: {
    hint: 'The numbers run evenly from −3 to 3: what is below zero becomes zero.',
    document: rectifier,
  },
  stack: {
    hint: 'Select the layer: its picture has a row for each of the six copies.',
    document: stack,
  },
  convolve: {
    hint: 'Move the cross by drawing: the maps move with it, as the filter is the same at every place.',
    document: convolve,
  },
  recur: {
    hint: 'Change the first steps of the wave, and see for how long the state remembers.',
    document: recur,
  },
  recurse: {
    hint: 'Exchange two words: only the phrases that hold them change.',
    document: recurse,
  },
  join: {
    hint: 'The layer sees five numbers: two of the size, and three of the colour.',
    document: join,
  },
  add: {
    hint: 'The sum differs from the input only by what the layer adds to it.',
    document: add,
  },
  multiply: {
    hint: 'Where the gate is near 0, nothing of the value comes through.',
    document: multiply,
  },
  flatten: {
    hint: 'The 12 × 12 pixels become 144 numbers, which the layer weighs all at once.',
    document: flatten,
  },
  mean: {
    hint: 'Eight steps of three features become one step: the average of each feature.',
    document: mean,
  },
  sum: {
    hint: 'Add steps to the series, and see the total grow with their number.',
    document: sum,
  },
  maximum: {
    hint: 'Each of the four numbers is the strongest answer of one filter along the wave.',
    document: maximum,
  },
  reverse: {
    hint: 'Select the GRU: the first letter that it reads is the last of the word.',
    document: reverse,
  },
  constant: {
    hint: 'Only what is above the threshold of 0.5 is left.',
    document: constant,
  },
  'cross-entropy': {
    hint: 'Raise the score of the dog, and see the loss fall towards 0.',
    document: crossEntropy,
  },
  'squared-error': {
    hint: 'Only the first and the last number are off; bring them to the target, and the loss is 0.',
    document: squaredError,
  },
  dropout: {
    hint: 'What goes in comes out, as nothing is left out but in training: train it, and the loss of each step is of other units.',
    document: dropout,
  },
};
