/**
 * The types of layers that give of a sequence what they give of each of its elements, along whatever axis in front of `features`. It stands here as no
 * page needs it before it trains.
 */
export const rowwise: ReadonlySet<string> = new Set([
  'add',
  'dropout',
  'embedding',
  'gru',
  'join',
  'lstm',
  'multiply',
  'rectifier',
  'sigmoid',
  'softmax',
  'tanh',
  'vanilla',
]);
