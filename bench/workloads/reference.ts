import type { Cell, Convolution, Dense, Network } from './network.ts';

/** What a network gives, in float64 by the textbook's loops, in row-major order. */
export function reference(network: Network): Float64Array {
  switch (network.kind) {
    case 'layers': {
      const outputs = rowsOf(network.x, network.rows).map((row) => {
        const y = network.layers.reduce<Row>(applyDense, row);
        return network.softmax ? softmax(y) : y;
      });
      return joined(outputs);
    }
    case 'recurrence':
      return joined(runCell(network.cell, rowsOf(network.x, network.steps)));
    case 'pictures': {
      const outputs = rowsOf(network.x, network.count).map((picture) => {
        const features = network.convolutions.reduce<Row>(
          (plane, each) => pool(convolve(plane, each), each),
          picture,
        );
        return softmax(applyDense(features, network.guess));
      });
      return joined(outputs);
    }
    case 'embedding':
      return joined(
        [...network.tokens].map((token) => applyDense(vectorOf(network.table, token), network.layer)),
      );
    case 'tree': {
      const values: Row[] = [];
      let leaf = 0;
      for (const pair of network.children) {
        if (pair) values.push(applyDense(joined(pair.map((child) => values[child] ?? [])), network.layer));
        else values.push(vectorOf(network.table, network.tokens[leaf++] ?? 0));
      }
      return joined(values.slice(-1));
    }
    case 'windows': {
      const steps = rowsOf(network.x, network.steps);
      return joined(
        steps
          .slice(network.size - 1)
          .flatMap((_, start) => runCell(network.cell, steps.slice(start, start + network.size)).slice(-1)),
      );
    }
  }
}

type Row = ArrayLike<number>;

function rowsOf(x: Float32Array, count: number): Float32Array[] {
  const length = x.length / count;
  return Array.from({ length: count }, (_, i) => x.subarray(i * length, (i + 1) * length));
}

function joined(rows: readonly Row[]): Float64Array {
  return Float64Array.from(rows.flatMap((row) => Array.from(row)));
}

function vectorOf({ W, size }: { readonly W: Float32Array; readonly size: number }, symbol: number): Row {
  return W.subarray(symbol * size, (symbol + 1) * size);
}

/** Wx, W in row-major order. */
function product(W: Float32Array, x: Row): Float64Array {
  return Float64Array.from({ length: W.length / x.length }, (_, row) => {
    let sum = 0;
    for (let k = 0; k < x.length; k++) sum += (W[row * x.length + k] ?? 0) * (x[k] ?? 0);
    return sum;
  });
}

const functions = {
  none: (x: number) => x,
  tanh: Math.tanh,
  relu: (x: number) => Math.max(0, x),
} satisfies Record<Dense['nonlinearity'], (x: number) => number>;

function applyDense(x: Row, { W, b, nonlinearity }: Dense): Float64Array {
  return product(W, x).map((sum, i) => functions[nonlinearity](sum + (b?.[i] ?? 0)));
}

function softmax(x: Row): Float64Array {
  const largest = Math.max(...Array.from(x));
  const powers = Float64Array.from(x, (each) => Math.exp(each - largest));
  const sum = powers.reduce((total, each) => total + each, 0);
  return powers.map((each) => each / sum);
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** The outputs of a unit at all steps. */
function runCell({ type, units, W, U, b }: Cell, steps: readonly Row[]): Float64Array[] {
  let h = new Float64Array(units);
  let c = new Float64Array(units);
  return steps.map((x) => {
    const input = W.map((each, gate) => product(each, x).map((sum, i) => sum + (b[gate]?.[i] ?? 0)));
    const recurrent = U.map((each) => product(each, h));
    const at = (gate: number, i: number) => [input[gate]?.[i] ?? 0, recurrent[gate]?.[i] ?? 0] as const;
    const sum = (gate: number, i: number) => at(gate, i)[0] + at(gate, i)[1];
    if (type === 'lstm') {
      c = c.map((old, i) => sigmoid(sum(1, i)) * old + sigmoid(sum(0, i)) * Math.tanh(sum(3, i)));
      h = c.map((cell, i) => sigmoid(sum(2, i)) * Math.tanh(cell));
    } else {
      h = h.map((old, i) => {
        const z = sigmoid(sum(0, i));
        const [fromInput, fromState] = at(2, i);
        return z * old + (1 - z) * Math.tanh(fromInput + sigmoid(sum(1, i)) * fromState);
      });
    }
    return h;
  });
}

/** Of a square plane, (side, side, channels). */
function convolve(plane: Row, { size, channels, layer }: Convolution): Float64Array {
  const side = Math.sqrt(plane.length / channels);
  const places = Array.from({ length: side - size + 1 }, (_, i) => i);
  return joined(
    places.flatMap((top) =>
      places.map((left) => {
        const window = Array.from({ length: size * size * channels }, (_, k) => {
          const row = top + Math.floor(k / (size * channels));
          return plane[(row * side + left) * channels + (k % (size * channels))] ?? 0;
        });
        return applyDense(window, layer);
      }),
    ),
  );
}

/** The maxima of squares of 2 × 2, of what a convolution gave. */
function pool(plane: Row, { layer: { units } }: Convolution): Float64Array {
  const side = Math.sqrt(plane.length / units);
  const half = side / 2;
  return Float64Array.from({ length: half * half * units }, (_, i) => {
    const [row, column, unit] = [Math.floor(i / units / half), Math.floor(i / units) % half, i % units];
    const at = (down: number, right: number) =>
      plane[((2 * row + down) * side + 2 * column + right) * units + unit] ?? 0;
    return Math.max(at(0, 0), at(0, 1), at(1, 0), at(1, 1));
  });
}
