import { countElements } from '../base/valueType.ts';
import type { Shape, Tensor } from './program.ts';
import { type Mask, type Reads, readsNothing } from './reads.ts';
import { stridesOf } from './strides.ts';

/**
 * How a move takes numbers from one operand: index i of a box goes from `start + Σ i·strides` of the operand to index `low + i` of
 * the result, which is seen as of this shape.
 */
export interface Route {
  readonly result: Shape;
  /** The corner of the box in the result, and how large it is along each axis. */
  readonly low: readonly number[];
  readonly box: Shape;
  /** In the operand. */
  readonly start: number;
  readonly strides: readonly number[];
}

/** The route of all of a result, read in row-major order. */
export function routeOf(result: Shape, strides: readonly number[], start = 0): Route {
  return { result, low: result.map(() => 0), box: result, start, strides };
}

/** Copies what the routes say of each operand. */
export function copyAlong(routes: readonly Route[], inputs: readonly Tensor[], { data }: Tensor): void {
  routes.forEach((route, n) => {
    const own = inputs[n]?.data ?? [];
    eachRun(route, (from, step, to, count) => {
      for (let i = 0; i < count; i++) data[to + i] = own[from + i * step] ?? 0;
    });
  });
}

/** Each element of a result from the one that it is. */
export function readRoutes(routes: readonly Route[]): Reads {
  return {
    ...readsNothing,
    back(result, operands) {
      operands.forEach((operand, n) => {
        const route = routes[n];
        if (operand && route) backAlong(route, result, operand);
      });
    },
    forth(operands, result) {
      operands.forEach((operand, n) => {
        const route = routes[n];
        if (!operand?.includes(1) || !route) return;
        eachRun(route, (from, step, to, count) => {
          for (let i = 0; i < count; i++) if (operand[from + i * step] === 1) result[to + i] = 1;
        });
      });
    },
    moved(see) {
      routes.forEach((route, n) => {
        eachRun(route, (from, step, to, count) => {
          for (let i = 0; i < count; i++) see(n, from + i * step, to + i);
        });
      });
    },
  };
}

/** So many times fewer elements of a result are marked than it has, and each is looked for by itself. */
const sparse = 8;

function backAlong(route: Route, result: Mask, operand: Mask): void {
  const steps = stridesOf(route.result);
  let left = result.length / sparse;
  for (let to = result.indexOf(1); to >= 0; to = result.indexOf(1, to + 1)) {
    if (left-- < 0) {
      eachRun(route, (from, step, start, count) => {
        for (let i = 0; i < count; i++) if (result[start + i] === 1) operand[from + i * step] = 1;
      });
      return;
    }
    const from = placeIn(route, steps, to);
    if (from >= 0) operand[from] = 1;
  }
}

/** Where in the operand the element of the result comes from; −1 where it does not. */
function placeIn({ low, box, start, strides }: Route, steps: readonly number[], to: number): number {
  let [rest, from] = [to, start];
  for (let axis = 0; axis < box.length; axis++) {
    const step = steps[axis] ?? 1;
    const index = Math.floor(rest / step) - (low[axis] ?? 0);
    rest %= step;
    if (index < 0 || index >= (box[axis] ?? 0)) return -1;
    from += index * (strides[axis] ?? 0);
  }
  return from;
}

/** Calls back for each line along the last axis: where it begins in the operand, how far its elements lie apart there, where it begins in the result, how many there are. */
function eachRun(
  { result, low, box, start, strides }: Route,
  see: (from: number, step: number, to: number, count: number) => void,
): void {
  if (countElements(box) === 0) return;
  const steps = stridesOf(result);
  const last = box.length - 1;
  const [count, step] = [box[last] ?? 1, strides[last] ?? 1];
  const counter = new Array<number>(Math.max(0, last)).fill(0);
  let from = start;
  let to = low.reduce((sum, index, axis) => sum + index * (steps[axis] ?? 1), 0);
  while (true) {
    see(from, step, to, count);
    let axis = last - 1;
    for (; axis >= 0; axis--) {
      const next = (counter[axis] ?? 0) + 1;
      from += strides[axis] ?? 0;
      to += steps[axis] ?? 0;
      if (next < (box[axis] ?? 0)) {
        counter[axis] = next;
        break;
      }
      counter[axis] = 0;
      from -= next * (strides[axis] ?? 0);
      to -= next * (steps[axis] ?? 0);
    }
    if (axis < 0) return;
  }
}
