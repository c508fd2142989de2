import { countElements } from '../../src/base/valueType.ts';
import { isRagged, type Layout } from '../../src/ir/layout.ts';
import type { PortValue, Tensor } from './oracle/values.ts';
import type { AllFound, Found } from './run.ts';

/** A block of numbers: all that a port has, or what it has at one inner node of a tree where these differ. */
export interface Part {
  readonly axes: readonly string[];
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

/** What was found at a port; in parts where it is of different shapes at the nodes of a tree. */
export function partsOf({ axes, layout, values }: Found): Part[] {
  return split(
    axes.map(({ name }) => name),
    [],
    layout,
    values,
  );
}

function split(
  axes: readonly string[],
  front: readonly number[],
  layout: Layout,
  data: ArrayLike<number>,
): Part[] {
  if (!isRagged(layout)) return [{ axes, shape: [...front, ...layout], data }];
  const around = [...front, ...layout.front];
  // Inside a recurse each part stands for one of its nodes.
  const within = axes.toSpliced(around.length, 1);
  const applications = countElements(around);
  const total = data.length / Math.max(1, applications);
  let start = 0;
  return layout.items.flatMap((item) => {
    const length = sizeIn(item);
    const part = Float64Array.from({ length: applications * length }, (_, i) => {
      const application = Math.floor(i / length);
      return data[application * total + start + (i % length)] ?? Number.NaN;
    });
    start += length;
    return split(within, around, item, part);
  });
}

function sizeIn(layout: Layout): number {
  return isRagged(layout)
    ? countElements(layout.front) * layout.items.reduce((total, item) => total + sizeIn(item), 0)
    : countElements(layout);
}

/** The same of what the oracle finds, by the same names. */
export function oracleParts(ports: ReadonlyMap<string, PortValue>): Map<string, Part[]> {
  return new Map(
    [...ports].flatMap(([port, value]): [string, Part[]][] => {
      const tensors = tensorsIn(value);
      const pair = value.kind === 'pair';
      const of = (item?: number) =>
        tensors.filter((each) => each.item === item).map(({ tensor }) => partOf(tensor));
      return pair ? [0, 1].map((item) => [`${port}#${item}`, of(item)]) : [[port, of()]];
    }),
  );
}

function tensorsIn(value: PortValue): { readonly tensor: Tensor; readonly item?: number }[] {
  if (value.kind === 'pair')
    return value.items.flatMap((each, item) => tensorsIn(each).map(({ tensor }) => ({ tensor, item })));
  return value.kind === 'ragged' ? value.ragged.flatMap(tensorsIn) : [{ tensor: value }];
}

function partOf({ axes, data }: Tensor): Part {
  return { axes: axes.map(([name]) => name), shape: axes.map(([, size]) => size), data };
}

export function allParts(found: AllFound): Map<string, Part[]> {
  return new Map([...found].map(([port, value]) => [port, partsOf(value)]));
}
