/** What travels along a wire, and how the oracle takes it apart and puts it together, one element at a time. */
export type Value = Tensor | Pair;

export interface Tensor {
  readonly kind: 'numbers' | 'symbols';
  readonly axes: readonly Axis[];
  /** Row by row. */
  readonly data: readonly number[];
}

/** An axis `nodes` along which the leaves of a tree lie has that tree. */
export type Axis = readonly [name: string, size: number, tree?: Topology];

/** The children of every node, in post-order; a node without children is a leaf. */
export type Topology = readonly (readonly number[])[];

/** The state of an LSTM, h before c. */
export interface Pair<Item = Tensor> {
  readonly kind: 'pair';
  readonly items: readonly [Item, Item];
}

/** What a port inside a `recurse` has at each inner node, in post-order, where that is not of one type. */
export interface Ragged {
  readonly kind: 'ragged';
  readonly ragged: readonly PortItem[];
}

export type PortItem = Tensor | Ragged;

export type PortValue = PortItem | Pair<PortItem>;

/** By the name of a port, or of a parameter of a combinator's `extra`. */
export type Values = Readonly<Record<string, Value>>;

/** By the port's path, without the path of the graph that it lies in: `cell.output`, `inner/cell.z`, `$.element`. */
export type Ports = ReadonlyMap<string, PortValue>;

/** Values are at odds with what a block takes: a bad document, or a type that was only tried. */
export class Unfit extends Error {}

export function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}

export function numbers(axes: readonly Axis[], data: readonly number[]): Tensor {
  return tensor('numbers', axes, data);
}

export function tensor(kind: Tensor['kind'], axes: readonly Axis[], data: readonly number[]): Tensor {
  if (data.length !== sizeOf(axes))
    throw new Unfit(`${data.length} elements are no ${JSON.stringify(axes)}.`);
  return { kind, axes, data };
}

export function sizeOf(axes: readonly Axis[]): number {
  return axes.reduce((product, [, size]) => product * size, 1);
}

/** Every place along these axes, row by row. */
export function placesOf(axes: readonly Axis[]): number[][] {
  return axes.reduce<number[][]>(
    (places, [, size]) => places.flatMap((place) => range(size).map((i) => [...place, i])),
    [[]],
  );
}

export function range(size: number): number[] {
  return Array.from({ length: size }, (_, i) => i);
}

export function at({ axes, data }: Tensor, place: readonly number[]): number {
  const index = axes.reduce((total, [, size], i) => total * size + (place[i] ?? Number.NaN), 0);
  return must(data[index], `element at ${place.join(', ')}`);
}

/** Where the first axis of that name stands. */
export function findAxis({ axes }: Tensor, name: string): number {
  const found = axes.findIndex((axis) => axis[0] === name);
  if (found < 0) throw new Unfit(`There is no axis ${name} in ${JSON.stringify(axes)}.`);
  return found;
}

/** What lies at one place of an axis, which is gone in it. */
export function pick(x: Tensor, axis: number, index: number): Tensor {
  const axes = x.axes.toSpliced(axis, 1);
  return tensor(
    x.kind,
    axes,
    placesOf(axes).map((place) => at(x, place.toSpliced(axis, 0, index))),
  );
}

/** Values of one type behind one another, with the axes that number them in front; of `type` if there are none. */
export function pack<T extends PortValue>(values: readonly T[], front: readonly Axis[], type: T): T;
export function pack(values: readonly PortValue[], front: readonly Axis[], type: PortValue): PortValue {
  if (!values.every((value) => sameType(value, type))) throw new Unfit('What is packed is not of one type.');
  if (type.kind === 'pair') {
    const packItem = (i: 0 | 1) => {
      const items = values.flatMap((value) => (value.kind === 'pair' ? [value.items[i]] : []));
      return pack(items, front, type.items[i]);
    };
    return { kind: 'pair', items: [packItem(0), packItem(1)] };
  }
  if (type.kind === 'ragged') {
    const packEntry = (entry: Tensor | Ragged, i: number) => {
      const entries = values.flatMap((value) =>
        value.kind === 'ragged' ? value.ragged.slice(i, i + 1) : [],
      );
      return pack(entries, front, entry);
    };
    return { kind: 'ragged', ragged: type.ragged.map(packEntry) };
  }
  const data = values.flatMap((value) => ('data' in value ? value.data : []));
  return tensor(type.kind, [...front, ...type.axes], data);
}

export function sameType(one: PortValue, other: PortValue): boolean {
  return describe(one) === describe(other);
}

export function sameAxes(some: readonly Axis[], others: readonly Axis[]): boolean {
  const text = (axes: readonly Axis[]) => axes.map(([name, size]) => `${name} ${size}`).join();
  return text(some) === text(others);
}

/** The kind and the axes of a value, as a text. */
export function describe(value: PortValue): string {
  if (value.kind === 'pair') return `pair of ${value.items.map(describe).join(' and ')}`;
  if (value.kind === 'ragged') return `ragged [${value.ragged.map(describe).join(', ')}]`;
  return `${value.kind} (${value.axes.map(([name, size]) => `${name} ${size}`).join(', ')})`;
}

export function zerosOf(kind: Tensor['kind'], axes: readonly Axis[]): Tensor {
  return { kind, axes, data: new Array<number>(sizeOf(axes)).fill(0) };
}

export function tensorAt(values: Values, port: string): Tensor {
  const value = must(values[port], `value at ${port}`);
  if (value.kind === 'pair') throw new Unfit(`A pair at ${port}.`);
  return value;
}

export interface Rows {
  /** The axes before the last. */
  readonly lead: readonly Axis[];
  /** The length of each row. */
  readonly size: number;
  readonly rows: readonly number[][];
}

/** The vectors that a layer consumes: along the last axis, one for every place along the axes before it. */
export function rowsOf(x: Tensor): Rows {
  const [name, size] = x.axes.at(-1) ?? ['', 0];
  if (x.kind !== 'numbers' || (name !== 'features' && name !== 'channels'))
    throw new Unfit(`There are no features in ${describe(x)}.`);
  const lead = x.axes.slice(0, -1);
  return { lead, size, rows: range(sizeOf(lead)).map((i) => x.data.slice(i * size, (i + 1) * size)) };
}

/** A vector of `size` features for every place along `lead`. */
export function fromRows(lead: readonly Axis[], size: number, rows: readonly (readonly number[])[]): Tensor {
  return numbers([...lead, ['features', size]], rows.flat());
}

/** What `f` gives, or nothing if it finds its input unfit. */
export function tryOut<T>(f: () => T): T | undefined {
  try {
    return f();
  } catch (error) {
    if (error instanceof Unfit) return undefined;
    throw error;
  }
}
