/** What is computed, with its weights and its input, in the layouts of Layerwire's documents: every engine is given the same. */
export type Network = Layers | Recurrence | Pictures | Embedded | Tree | Windows;

export type Nonlinearity = 'none' | 'tanh' | 'relu';

/** f(Wx + b): W is (units, features) in row-major order, b (units). */
export interface Dense {
  readonly features: number;
  readonly units: number;
  readonly W: Float32Array;
  readonly b?: Float32Array;
  readonly nonlinearity: Nonlinearity;
}

/** Layers one behind the other, over each of the rows of x, (rows, features). */
export interface Layers {
  readonly kind: 'layers';
  readonly rows: number;
  readonly x: Float32Array;
  readonly layers: readonly Dense[];
  readonly softmax: boolean;
}

/** A gated unit: a W (units, features), U (units, units) and b (units) for each gate, in the order z r h or i f o c. */
export interface Cell {
  readonly type: 'gru' | 'lstm';
  readonly features: number;
  readonly units: number;
  readonly W: readonly Float32Array[];
  readonly U: readonly Float32Array[];
  readonly b: readonly Float32Array[];
}

/** A unit over the steps of x, (steps, features), from a state of zeros; gives the outputs of all steps, (steps, units). */
export interface Recurrence {
  readonly kind: 'recurrence';
  readonly steps: number;
  readonly x: Float32Array;
  readonly cell: Cell;
}

/** Slides over (height, width, channels) without padding: W is (units, size · size · channels), channels last. */
export interface Convolution {
  readonly size: number;
  readonly channels: number;
  readonly layer: Dense;
}

/**
 * Square pictures, (count, side, side), through convolutions, each followed by pooling of 2 × 2, and then, as one vector of
 * (height, width, channels), through a layer and softmax.
 */
export interface Pictures {
  readonly kind: 'pictures';
  readonly count: number;
  readonly side: number;
  readonly x: Float32Array;
  readonly convolutions: readonly Convolution[];
  readonly guess: Dense;
}

/** A vector for each symbol: (vocabulary, size). */
export interface Table {
  readonly vocabulary: number;
  readonly size: number;
  readonly W: Float32Array;
}

/** Symbols to vectors, and a layer over each of them: (tokens, units). */
export interface Embedded {
  readonly kind: 'embedding';
  readonly tokens: Int32Array;
  readonly table: Table;
  readonly layer: Dense;
}

/**
 * A binary tree with a symbol at each leaf, folded from the leaves to the root by a layer over the left and the right child
 * together. Nodes are numbered in post-order; `children` has a pair for each inner node and nothing for a leaf.
 */
export interface Tree {
  readonly kind: 'tree';
  readonly tokens: Int32Array;
  readonly children: readonly (readonly [left: number, right: number] | undefined)[];
  readonly table: Table;
  readonly layer: Dense;
}

/** A unit over every window of so many steps of x, (steps, features); gives the last output of each, (windows, units). */
export interface Windows {
  readonly kind: 'windows';
  readonly steps: number;
  readonly size: number;
  readonly x: Float32Array;
  readonly cell: Cell;
}
