import type { Cell, Dense, Network, Nonlinearity, Table } from './network.ts';
import { randomFractions, randomNumbers } from './random.ts';

/** Layers of the given sizes, input first, all with one nonlinearity; the last has none and is followed by softmax if asked for. */
export function layers(
  sizes: readonly number[],
  rows: number,
  nonlinearity: Nonlinearity,
  end: { readonly softmax?: boolean; readonly bias?: boolean } = {},
): Network {
  const { softmax = false, bias = true } = end;
  return {
    kind: 'layers',
    rows,
    x: randomNumbers(1, rows * (sizes[0] ?? 0), 1),
    layers: sizes.slice(1).map((units, i, { length }) => {
      const last = softmax && i === length - 1;
      return dense(2 + i, sizes[i] ?? 0, units, last ? 'none' : nonlinearity, bias);
    }),
    softmax,
  };
}

/** A unit over a sequence. */
export function recurrence(type: Cell['type'], features: number, units: number, steps: number): Network {
  return {
    kind: 'recurrence',
    steps,
    x: randomNumbers(1, steps * features, 1),
    cell: cell(type, features, units),
  };
}

/** The convolutional network of the sample that reads digits: 5 × 5 × 8, pooling, 5 × 5 × 16, pooling, ten odds. */
export function pictures(count: number): Network {
  const side = 28;
  return {
    kind: 'pictures',
    count,
    side,
    x: randomNumbers(1, count * side * side, 1),
    convolutions: [
      { size: 5, channels: 1, layer: dense(2, 25, 8, 'relu') },
      { size: 5, channels: 8, layer: dense(3, 200, 16, 'relu') },
    ],
    guess: dense(4, 4 * 4 * 16, 10, 'none'),
  };
}

/** Tokens spread over a vocabulary, and a layer over their vectors. */
export function embedded(vocabulary: number, size: number, count: number): Network {
  const next = randomFractions(1);
  return {
    kind: 'embedding',
    tokens: Int32Array.from({ length: count }, () => Math.floor(next() * vocabulary)),
    table: table(2, vocabulary, size),
    layer: dense(3, size, size, 'tanh'),
  };
}

/** A tree with so many leaves; each node has from two to three fifths of its leaves on its left. */
export function tree(leaves: number, size: number): Network {
  const next = randomFractions(1);
  const children: (readonly [number, number] | undefined)[] = [];
  const grow = (count: number): number => {
    if (count === 1) return children.push(undefined) - 1;
    const share = Math.round(count * (0.4 + 0.2 * next()));
    const left = grow(Math.min(count - 1, Math.max(1, share)));
    const right = grow(count - Math.min(count - 1, Math.max(1, share)));
    return children.push([left, right]) - 1;
  };
  grow(leaves);
  return {
    kind: 'tree',
    tokens: Int32Array.from({ length: leaves }, () => Math.floor(next() * leaves)),
    children,
    table: table(2, leaves, size),
    layer: dense(3, 2 * size, size, 'tanh'),
  };
}

/** A GRU over every window of a sequence. */
export function windows(count: number, size: number, units: number): Network {
  const steps = count + size - 1;
  return {
    kind: 'windows',
    steps,
    size,
    x: randomNumbers(1, steps * units, 1),
    cell: cell('gru', units, units),
  };
}

function dense(
  seed: number,
  features: number,
  units: number,
  nonlinearity: Nonlinearity,
  bias = true,
): Dense {
  return {
    features,
    units,
    W: randomNumbers(100 * seed, units * features, Math.sqrt(6 / (features + units))),
    ...(bias && { b: randomNumbers(100 * seed + 1, units, 0.5) }),
    nonlinearity,
  };
}

function cell(type: Cell['type'], features: number, units: number): Cell {
  const gates = (type === 'gru' ? 'zrh' : 'ifoc').split('');
  const each = (seed: number, columns: number, limit: number) =>
    gates.map((_, gate) => randomNumbers(seed + gate, units * columns, limit));
  return {
    type,
    features,
    units,
    W: each(1000, features, Math.sqrt(6 / (features + units))),
    U: each(2000, units, Math.sqrt(3 / units)),
    b: each(3000, 1, 0.5),
  };
}

function table(seed: number, vocabulary: number, size: number): Table {
  return { vocabulary, size, W: randomNumbers(100 * seed, vocabulary * size, 1) };
}
