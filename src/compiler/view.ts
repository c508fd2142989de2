import type { BroadcastParams } from '../ir/primitives/broadcast.ts';
import type { AxisParams } from '../ir/primitives/reduction.ts';
import type { SliceParams } from '../ir/primitives/slice.ts';
import type { TransposeParams } from '../ir/primitives/transpose.ts';
import type { WindowParams } from '../ir/primitives/window.ts';
import type { PrimitiveName } from '../ir/primitives.ts';
import type { Params, Shape } from '../ir/program.ts';
import { stridesOf } from '../ir/strides.ts';

/** So many elements, each so far behind the one before. */
export interface Stride {
  readonly size: number;
  readonly stride: number;
}

/**
 * How the elements of a value, in row-major order, are read out of another that lies in memory: from `start` on, by axes of
 * which the last runs fastest. They need not be the axes of the value's shape, but run through the same elements in the same
 * order.
 */
export interface View {
  readonly start: number;
  readonly axes: readonly Stride[];
  readonly shape: Shape;
}

/** A value that is read as it lies. */
export function wholeView(shape: Shape): View {
  const strides = stridesOf(shape);
  return { start: 0, axes: shape.map((size, i) => ({ size, stride: strides[i] ?? 0 })), shape };
}

type Rule = (view: View, out: Shape, params: Params) => View | undefined;

/** How the primitives read that only move elements of one operand; `undefined` where strides cannot say it. */
const rules = {
  reshape: ({ start, axes }, shape) => ({ start, axes, shape }),
  transpose: (view, shape, params) =>
    regrouped(view, shape, (groups) =>
      (params as TransposeParams).order.flatMap((axis) => groups[axis] ?? []),
    ),
  broadcast: (view, shape, params) =>
    regrouped(view, shape, (groups) => {
      const { axes } = params as BroadcastParams;
      return shape.flatMap((size, i) =>
        axes.includes(i) ? (groups[axes.indexOf(i)] ?? []) : [{ size, stride: 0 }],
      );
    }),
  slice(view, shape, params) {
    const { starts } = params as SliceParams;
    const groups = groupsOf(view);
    if (!groups) return undefined;
    let { start } = view;
    const axes: Stride[] = [];
    for (const [i, group] of groups.entries()) {
      const size = shape[i] ?? 0;
      if (size === view.shape[i]) axes.push(...group);
      else {
        const [only, ...more] = group;
        if (!only || more.length > 0) return undefined;
        start += (starts[i] ?? 0) * only.stride;
        axes.push({ size, stride: only.stride });
      }
    }
    return { start, axes, shape };
  },
  flip(view, shape, params) {
    const { axis } = params as AxisParams;
    const groups = groupsOf(view);
    const turned = groups?.[axis];
    if (!groups || !turned) return undefined;
    const start = turned.reduce((at, { size, stride }) => at + (size - 1) * stride, view.start);
    const backwards = turned.map(({ size, stride }) => ({ size, stride: -stride }));
    return { start, axes: groups.with(axis, backwards).flat(), shape };
  },
  window(view, shape, params) {
    const { first, sizes, strides } = params as WindowParams;
    const groups = groupsOf(view);
    const slid = groups?.slice(first, first + sizes.length);
    if (!groups || !slid?.every((group) => group.length === 1)) return undefined;
    const own = slid.flat();
    return {
      start: view.start,
      axes: [
        ...groups.slice(0, first).flat(),
        ...own.map(({ stride }, i) => ({ size: shape[first + i] ?? 0, stride: stride * (strides[i] ?? 1) })),
        ...own.map(({ stride }, i) => ({ size: sizes[i] ?? 0, stride })),
        ...groups.slice(first + sizes.length).flat(),
      ],
      shape,
    };
  },
} satisfies Partial<Record<PrimitiveName, Rule>>;

type MovingName = keyof typeof rules;

/** Whether a primitive only moves elements of its operand. */
export function isMoving(primitive: PrimitiveName): primitive is MovingName {
  return primitive in rules;
}

/** The view of a moving primitive's result, from that of its operand. */
export function moved(primitive: MovingName, view: View, shape: Shape, params: Params): View | undefined {
  const rule: Rule = rules[primitive];
  return rule(view, shape, params);
}

function regrouped(
  view: View,
  shape: Shape,
  order: (groups: readonly (readonly Stride[])[]) => readonly Stride[],
): View | undefined {
  const groups = groupsOf(view);
  return groups && { start: view.start, axes: order(groups), shape };
}

/** The axes of a view, those that make up each axis of its shape together; one is taken apart where need be. */
function groupsOf({ axes, shape }: View): readonly (readonly Stride[])[] | undefined {
  const left = axes.filter(({ size }) => size !== 1);
  const groups: Stride[][] = [];
  for (const wanted of shape) {
    const group: Stride[] = [];
    let size = 1;
    while (size < wanted) {
      const next = left.shift();
      if (!next) return undefined;
      const outer = Math.min(next.size, wanted / size);
      const inner = next.size / outer;
      if (!Number.isInteger(outer) || !Number.isInteger(inner)) return undefined;
      group.push({ size: outer, stride: next.stride * inner });
      if (inner > 1) left.unshift({ size: inner, stride: next.stride });
      size *= outer;
    }
    // One element is read at any stride; an axis of none is of no use to anyone.
    if (wanted === 0) return undefined;
    groups.push(group.length > 0 ? group : [{ size: 1, stride: 0 }]);
  }
  return groups;
}

/** The same elements in the same order over as few axes as can be. */
export function coalesced(axes: readonly Stride[]): readonly Stride[] {
  const merged: Stride[] = [];
  for (const axis of axes) {
    const last = merged.at(-1);
    if (axis.size === 1) continue;
    if (last && last.stride === axis.stride * axis.size)
      merged[merged.length - 1] = { size: last.size * axis.size, stride: axis.stride };
    else merged.push(axis);
  }
  return merged;
}

/** Whether the elements lie one behind the other. */
export function isContiguous({ axes }: View): boolean {
  const [only, ...more] = coalesced(axes);
  return more.length === 0 && (!only || only.stride === 1);
}

/** The axes of a view in two parts, of which the second has so many elements; `undefined` where none begins there. */
export function splitAxes(
  { axes, shape }: View,
  inner: number,
): readonly [outer: readonly Stride[], inner: readonly Stride[]] | undefined {
  const total = shape.reduce((product, size) => product * size, 1);
  const [only, ...more] = axes;
  if (only && more.length === 0 && only.size === inner) return [[], coalesced(axes)];
  const groups = groupsOf({ start: 0, axes, shape: [total / inner, inner] });
  return groups && [coalesced(groups[0] ?? []), coalesced(groups[1] ?? [])];
}

const atStart: readonly number[] = [0];

/** Where the elements lie that axes run through, in their order. */
export function offsetsOf(axes: readonly Stride[]): readonly number[] {
  if (axes.length === 0) return atStart;
  return axes.reduce<readonly number[]>(
    (offsets, { size, stride }) =>
      offsets.flatMap((offset) => Array.from({ length: size }, (_, i) => offset + i * stride)),
    [0],
  );
}
