import type { CombinatorRule, Rule } from './call.ts';
import { packPorts } from './packPorts.ts';
import {
  type Axis,
  at,
  must,
  numbers,
  pack,
  placesOf,
  sizeOf,
  type Tensor,
  tensor,
  tensorAt,
  Unfit,
  zerosOf,
} from './values.ts';

export const maxPooling: Rule = ({ params, inputs }) => {
  const x = tensorAt(inputs, 'x');
  const size = listOf(params.size ?? [2]);
  const stride = listOf(params.stride ?? size);
  if (x.kind !== 'numbers') throw new Unfit('Only numbers have a maximum.');
  const { counts, windows } = slide(x, size, stride, params.padding, Number.NEGATIVE_INFINITY);
  const rest = x.axes.slice(size.length);
  const maxima = windows.map((window) => {
    const region = placesOf(window.axes.slice(0, size.length));
    const largestAt = (place: number[]) =>
      Math.max(...region.map((offset) => at(window, [...offset, ...place])));
    return numbers(rest, placesOf(rest).map(largestAt));
  });
  return { y: pack(maxima, counts, zerosOf('numbers', rest)) };
};

export const convolve: CombinatorRule = ({ params, inputs, extra, body }) => {
  const x = tensorAt(inputs, 'x');
  const size = listOf(params.size ?? [3]);
  const stride = listOf(params.stride ?? size.map(() => 1));
  if (x.kind === 'symbols' && (params.padding === 'same' || params.window !== 'grid'))
    throw new Unfit('Symbols are neither padded nor flattened.');
  const { counts, windows } = slide(x, size, stride, params.padding, 0);
  const { apply } = body();
  const applications = windows.map((window) =>
    apply({ ...extra, window: params.window === 'grid' ? window : flat(window) }),
  );
  const first = must(applications[0], 'window');
  const results = applications.map(({ taken }) => must(taken.result, 'result'));
  // Features that are slid over are positions of the result, whose own features come last.
  const front = counts.map(([name, count]): Axis => [name === 'features' ? 'position' : name, count]);
  return {
    outputs: { y: pack(results, front, must(first.taken.result, 'result')) },
    inside: packPorts(applications, front, first),
  };
};

/** Every window over the leading axes, of which there is one at least, with `border` where it reaches beyond them. */
function slide(
  x: Tensor,
  size: readonly number[],
  stride: readonly number[],
  padding: unknown,
  border: number,
): { counts: readonly Axis[]; windows: readonly Tensor[] } {
  if (x.axes.length < size.length || stride.length !== size.length)
    throw new Unfit('A window needs a size and a stride for every axis that it slides over.');
  const axes = size.map((k, i): Axis => [x.axes[i]?.[0] ?? '', k]);
  const before = size.map((k) => (padding === 'same' ? Math.floor((k - 1) / 2) : 0));
  const counts = axes.map(([name, k], i): Axis => {
    const room = (x.axes[i]?.[1] ?? 0) + (padding === 'same' ? k - 1 : 0) - k;
    if (room < 0) throw new Unfit('The window is longer than the axis.');
    return [name, Math.floor(room / (stride[i] ?? 1)) + 1];
  });
  const windowAxes = [...axes, ...x.axes.slice(size.length)];
  const places = placesOf(windowAxes);
  const windows = placesOf(counts).map((count) => {
    const start = count.map((each, i) => each * (stride[i] ?? 1) - (before[i] ?? 0));
    const seen = places.map((place) => {
      const inside = place.map((each, i) => each + (start[i] ?? 0));
      return inside.every((each, i) => each >= 0 && each < (x.axes[i]?.[1] ?? 0)) ? at(x, inside) : border;
    });
    return tensor(x.kind, windowAxes, seen);
  });
  return { counts, windows };
}

/** A window as one vector, row by row. */
function flat(window: Tensor): Tensor {
  return numbers([['features', sizeOf(window.axes)]], window.data);
}

function listOf(value: unknown): number[] {
  return Array.isArray(value) ? value.map(Number) : [Number(value)];
}
