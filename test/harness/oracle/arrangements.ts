import type { Call, Rule } from './call.ts';
import {
  type Axis,
  at,
  findAxis,
  fromRows,
  must,
  numbers,
  pick,
  placesOf,
  range,
  rowsOf,
  sameAxes,
  sizeOf,
  type Tensor,
  tensor,
  tensorAt,
  Unfit,
} from './values.ts';

/** What the helpers give at their outputs, by block. */
export const arrangements: Readonly<Record<string, Rule>> = {
  join({ params, inputs }) {
    const ports = range(Number(params.count ?? 2)).map((i) => String.fromCharCode(97 + i));
    return { y: join(ports.map((port) => tensorAt(inputs, port))) };
  },

  add: (call) => ({ y: combine(call, (a, b) => a + b) }),
  multiply: (call) => ({ y: combine(call, (a, b) => a * b) }),

  flatten({ params, inputs }) {
    const x = tensorAt(inputs, 'x');
    const keep = Array.isArray(params.keep) ? params.keep : ['time', 'nodes'];
    // A name means the first axis that has it.
    const isKept = ([name]: Axis, i: number) => keep.includes(name) && findAxis(x, name) === i;
    const axes = range(x.axes.length);
    const order = [
      ...axes.filter((i) => isKept(must(x.axes[i], 'axis'), i)),
      ...axes.filter((i) => !isKept(must(x.axes[i], 'axis'), i)),
    ];
    const kept = x.axes.filter(isKept);
    const flat = x.axes.filter((axis, i) => !isKept(axis, i));
    const data = placesOf([...kept, ...flat]).map((place) =>
      at(
        x,
        axes.map((i) => place[order.indexOf(i)] ?? 0),
      ),
    );
    return { y: tensor(x.kind, [...kept, ['features', sizeOf(flat)]], data) };
  },

  reverse({ inputs }) {
    const x = tensorAt(inputs, 'x');
    const time = findAxis(x, 'time');
    const length = x.axes[time]?.[1] ?? 0;
    const data = placesOf(x.axes).map((place) => at(x, place.with(time, length - 1 - (place[time] ?? 0))));
    return { y: tensor(x.kind, x.axes, data) };
  },

  mean: (call) => ({ y: reduce(call, (line) => line.reduce((a, b) => a + b) / line.length) }),
  sum: (call) => ({ y: reduce(call, (line) => line.reduce((a, b) => a + b)) }),
  maximum: (call) => ({ y: reduce(call, (line) => Math.max(...line)) }),

  constant({ params }) {
    const values = Array.isArray(params.values) ? params.values.map(Number) : [0];
    return { y: numbers([['features', values.length]], values) };
  },
};

/** Values side by side on their features. */
export function join(parts: readonly Tensor[]): Tensor {
  const all = parts.map(rowsOf);
  const [first] = all;
  const x = parts[0];
  if (!first || !x || !all.every(({ lead }) => sameAxes(lead, first.lead)))
    throw new Unfit('What is joined differs in the axes before the features.');
  const rows = first.rows.map((_, i) => all.flatMap((part) => part.rows[i] ?? []));
  const size = all.reduce((total, part) => total + part.size, 0);
  return fromRows(first.lead, size, rows);
}

function combine({ inputs }: Call, f: (a: number, b: number) => number): Tensor {
  const a = tensorAt(inputs, 'a');
  const b = tensorAt(inputs, 'b');
  if (a.kind !== 'numbers' || b.kind !== 'numbers' || !sameAxes(plain(a.axes), plain(b.axes)))
    throw new Unfit('The two values are not of one shape.');
  return { ...a, data: a.data.map((each, i) => f(each, must(b.data[i], 'number'))) };
}

/** A last `channels` is what `features` is to a layer. */
function plain(axes: readonly Axis[]): readonly Axis[] {
  return axes.map(([name, size], i) => [
    i === axes.length - 1 && name === 'channels' ? 'features' : name,
    size,
  ]);
}

/** `f` of every line along the named axis, which is gone afterwards. */
function reduce({ params, inputs }: Call, f: (line: readonly number[]) => number): Tensor {
  const x = tensorAt(inputs, 'x');
  const axis = findAxis(x, String(params.axis ?? 'time'));
  const slices = range(x.axes[axis]?.[1] ?? 0).map((i) => pick(x, axis, i));
  const [first] = slices;
  if (!first || x.kind !== 'numbers') throw new Unfit('There are no numbers along the axis.');
  const data = first.data.map((_, i) => f(slices.map((slice) => must(slice.data[i], 'number'))));
  return numbers(first.axes, data);
}
