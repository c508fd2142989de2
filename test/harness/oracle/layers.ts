import type { Rule } from './call.ts';
import { fromRows, must, numbers, range, rowsOf, type Tensor, tensorAt, Unfit } from './values.ts';
import { mapVectors, product, rectify, sigmoid, sum } from './vectors.ts';

/** What layers and nonlinearities give at their outputs, by block. */
export const layers: Readonly<Record<string, Rule>> = {
  vanilla({ params, inputs, weight }) {
    const bend = must(nonlinearities[String(params.nonlinearity ?? 'tanh')], 'such nonlinearity');
    const W = weight('W');
    const b = params.bias === false ? undefined : weight('b').data;
    return { y: mapVectors(tensorAt(inputs, 'x'), (x) => sum(product(W, x), b).map(bend)) };
  },

  softmax({ inputs }) {
    const x = tensorAt(inputs, 'x');
    const odds = rowsOf(x).rows.flatMap((row) => {
      const powers = row.map((each) => Math.exp(each - Math.max(...row)));
      const total = powers.reduce((all, power) => all + power, 0);
      return powers.map((power) => power / total);
    });
    return { y: numbers(x.axes, odds) };
  },

  embedding({ inputs, weight }) {
    const x = tensorAt(inputs, 'x');
    if (x.kind !== 'symbols') throw new Unfit('Only symbols are embedded.');
    const { shape, data } = weight('W');
    const size = shape[1] ?? 0;
    const rows = x.data.map((symbol) => range(size).map((i) => must(data[symbol * size + i], 'such symbol')));
    return { y: fromRows(x.axes, size, rows) };
  },

  'cross-entropy'({ inputs }) {
    const { rows } = rowsOf(tensorAt(inputs, 'x'));
    const target = tensorAt(inputs, 'target');
    const losses = rows.map((row, j) => {
      const total = row.reduce((all, each) => all + Math.exp(each), 0);
      const logs = row.map((each) => each - Math.log(total));
      if (target.kind === 'symbols') return -must(logs[must(target.data[j], 'symbol')], 'such class');
      return -logs.reduce((all, log, i) => all + log * must(target.data[j * row.length + i], 'target'), 0);
    });
    return { loss: meanOf(losses) };
  },

  'squared-error'({ inputs }) {
    const { rows } = rowsOf(tensorAt(inputs, 'x'));
    const target = tensorAt(inputs, 'target');
    const squares = rows.map((row, j) =>
      row.reduce((all, each, i) => all + (each - must(target.data[j * row.length + i], 'target')) ** 2, 0),
    );
    return { loss: meanOf(squares) };
  },

  dropout: ({ inputs }) => ({ y: tensorAt(inputs, 'x') }),
  sigmoid: ({ inputs }) => ({ y: mapNumbers(tensorAt(inputs, 'x'), sigmoid) }),
  tanh: ({ inputs }) => ({ y: mapNumbers(tensorAt(inputs, 'x'), Math.tanh) }),
  rectifier: ({ inputs }) => ({ y: mapNumbers(tensorAt(inputs, 'x'), rectify) }),
};

const nonlinearities: Readonly<Record<string, (x: number) => number>> = {
  tanh: Math.tanh,
  sigmoid,
  rectifier: rectify,
  none: (x) => x,
};

function meanOf(values: readonly number[]): Tensor {
  return numbers([], [values.reduce((all, each) => all + each, 0) / values.length]);
}

function mapNumbers(x: Tensor, f: (x: number) => number): Tensor {
  if (x.kind !== 'numbers') throw new Unfit('A nonlinearity needs numbers.');
  return { ...x, data: x.data.map((each) => f(each)) };
}
