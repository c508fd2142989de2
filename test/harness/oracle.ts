import type { Document, Graph, Node } from '../../src/document/document.ts';

/**
 * A naive interpreter of the user's graph in float64: no types, no IR, a loop for every window and copy. Deliberately
 * simple, and written from the description of the format alone.
 */
export interface Numbers {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

type Values = Readonly<Record<string, Numbers>>;

export interface Given {
  /** By the path of a source. */
  readonly sources: ReadonlyMap<string, Numbers>;
  /** By the name of a weight. */
  readonly weights: ReadonlyMap<string, Numbers>;
}

/** The outputs of the nodes at the top, by port (`guess.y`). */
export function interpret(document: Document, given: Given): Map<string, Numbers> {
  const { seen } = interpretGraph(document, {}, '', '', given);
  return seen;
}

/** `path` names sources, `prefix` weights: they differ inside the copies of a stack. */
function interpretGraph(graph: Graph, boundary: Values, path: string, prefix: string, given: Given) {
  const seen = new Map<string, Numbers>(
    Object.entries(boundary).map(([port, value]) => [`$.${port}`, value]),
  );
  const valueAt = (to: string): Numbers => {
    const from = graph.wires.find((wire) => wire[1] === to)?.[0] ?? '';
    const [id] = from.split('.');
    const source = graph.nodes.find((node) => node.id === id);
    if (source && !seen.has(from)) interpretNode(source);
    const value = seen.get(from);
    if (!value) throw new Error(`Nothing at ${from}`);
    return value;
  };
  const interpretNode = (node: Node): void => {
    const inputs = Object.fromEntries(
      graph.wires
        .filter(([, to]) => to.startsWith(`${node.id}.`))
        .map(([, to]) => [to.slice(node.id.length + 1), valueAt(to)]),
    );
    const output = apply(node, inputs, path + node.id, prefix + node.id, given);
    seen.set(`${node.id}.${inputs && Object.keys(inputs).length === 0 ? 'out' : 'y'}`, output);
  };
  for (const node of graph.nodes)
    if (!seen.has(`${node.id}.y`) && !seen.has(`${node.id}.out`)) interpretNode(node);
  return { seen, valueAt };
}

function apply(
  node: Node,
  { x, a, b, ...others }: Values,
  path: string,
  prefix: string,
  given: Given,
): Numbers {
  const params = node.params ?? {};
  switch (node.block) {
    case 'vector':
    case 'image':
      return must(given.sources.get(path));
    case 'vanilla': {
      const W = must(given.weights.get(`${prefix}.W`));
      const bias = params.bias === false ? undefined : must(given.weights.get(`${prefix}.b`));
      return mapRows(must(x), (row) =>
        Array.from({ length: W.shape[0] ?? 0 }, (_, unit) => {
          const sum = row.reduce(
            (total, value, k) => total + value * (W.data[unit * row.length + k] ?? 0),
            0,
          );
          return bend(String(params.nonlinearity ?? 'tanh'), sum + (bias?.data[unit] ?? 0));
        }),
      );
    }
    case 'softmax':
      return mapRows(must(x), (row) => {
        const powers = row.map((value) => Math.exp(value - Math.max(...row)));
        return powers.map((power) => power / powers.reduce((total, each) => total + each, 0));
      });
    case 'sigmoid':
    case 'tanh':
    case 'rectifier':
      return { shape: must(x).shape, data: must(x).data.map((value) => bend(node.block, value)) };
    case 'add':
      return { shape: must(a).shape, data: must(a).data.map((value, i) => value + (must(b).data[i] ?? 0)) };
    case 'multiply':
      return { shape: must(a).shape, data: must(a).data.map((value, i) => value * (must(b).data[i] ?? 0)) };
    case 'join': {
      const parts = [must(a), must(b), ...Object.values(others)];
      const rows = parts.map(rowsOf);
      const data = must(rows[0]).flatMap((_, i) => rows.flatMap((each) => must(each[i])));
      return {
        shape: [
          ...must(a).shape.slice(0, -1),
          parts.reduce((total, { shape }) => total + (shape.at(-1) ?? 0), 0),
        ],
        data,
      };
    }
    case 'max-pooling':
      return slide(
        must(x),
        params,
        listOf(params.size ?? [2]),
        Number.NEGATIVE_INFINITY,
        ({ shape, data }, axes) => {
          const cells = shape.slice(0, axes).reduce((product, size) => product * size, 1);
          const rest = data.length / cells;
          const most = (i: number) =>
            Math.max(...Array.from({ length: cells }, (_, cell) => data[cell * rest + i] ?? 0));
          return { shape: shape.slice(axes), data: Array.from({ length: rest }, (_, i) => most(i)) };
        },
      );
    case 'convolve':
      return slide(
        must(x),
        { ...params, stride: params.stride ?? listOf(params.size ?? [3]).map(() => 1) },
        listOf(params.size ?? [3]),
        0,
        (window) => {
          const handed =
            params.window === 'grid' ? window : { shape: [window.data.length], data: window.data };
          return interpretGraph(must(node.body), { window: handed }, `${path}/`, `${prefix}/`, given).valueAt(
            '$.result',
          );
        },
      );
    case 'stack': {
      let value = must(x);
      for (let copy = 0; copy < Number(params.times ?? 2); copy++) {
        const inside = params.shared ? `${prefix}/` : `${prefix}[${copy}]/`;
        value = interpretGraph(must(node.body), { input: value }, `${path}/`, inside, given).valueAt(
          '$.output',
        );
      }
      return value;
    }
    default:
      throw new Error(`The oracle does not know ${node.block}.`);
  }
}

/** Every window over the leading axes, padded where asked, and what `see` makes of each, one behind the other. */
function slide(
  x: Numbers,
  params: NonNullable<Node['params']>,
  size: readonly number[],
  border: number,
  see: (window: Numbers, axes: number) => Numbers,
): Numbers {
  const stride = listOf(params.stride ?? size);
  const rest = x.shape.slice(size.length);
  const before = size.map((k) => (params.padding === 'same' ? Math.floor((k - 1) / 2) : 0));
  const counts = size.map(
    (k, i) =>
      Math.floor(((x.shape[i] ?? 0) + (params.padding === 'same' ? k - 1 : 0) - k) / (stride[i] ?? 1)) + 1,
  );
  const at = (position: readonly number[]): number[] => {
    const inside = position.every((p, i) => p >= 0 && p < (x.shape[i] ?? 0));
    const length = rest.reduce((product, each) => product * each, 1);
    if (!inside) return new Array<number>(length).fill(border);
    const start = position.reduce((total, p, i) => total * (x.shape[i] ?? 0) + p, 0) * length;
    return x.data.slice(start, start + length);
  };
  const results = indices(counts).map((place) => {
    const data = indices(size).flatMap((offset) =>
      at(place.map((p, i) => p * (stride[i] ?? 1) + (offset[i] ?? 0) - (before[i] ?? 0))),
    );
    return see({ shape: [...size, ...rest], data }, size.length);
  });
  return { shape: [...counts, ...must(results[0]).shape], data: results.flatMap(({ data }) => data) };
}

function indices(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (all, size) => all.flatMap((index) => Array.from({ length: size }, (_, i) => [...index, i])),
    [[]],
  );
}

function bend(nonlinearity: string, x: number): number {
  if (nonlinearity === 'tanh') return Math.tanh(x);
  if (nonlinearity === 'sigmoid') return 1 / (1 + Math.exp(-x));
  return nonlinearity === 'rectifier' ? Math.max(0, x) : x;
}

function rowsOf({ shape, data }: Numbers): number[][] {
  const length = shape.at(-1) ?? 1;
  return Array.from({ length: data.length / length }, (_, i) => data.slice(i * length, (i + 1) * length));
}

function mapRows(x: Numbers, f: (row: number[]) => number[]): Numbers {
  const rows = rowsOf(x).map(f);
  return { shape: [...x.shape.slice(0, -1), rows[0]?.length ?? 0], data: rows.flat() };
}

function listOf(value: unknown): number[] {
  return Array.isArray(value) ? value : [Number(value)];
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A value is missing.');
  return value;
}
