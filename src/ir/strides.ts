import type { Shape } from './program.ts';

/** How far apart neighbours along each axis lie in row-major order. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let i = shape.length - 2; i >= 0; i--) strides[i] = (strides[i + 1] ?? 1) * (shape[i + 1] ?? 1);
  return strides;
}

/**
 * Visits every index of a shape in row-major order, with its position there and the position that the strides and the
 * offset give.
 */
export function visit(
  shape: Shape,
  strides: readonly number[],
  offset: number,
  see: (index: number, at: number) => void,
): void {
  const total = shape.reduce((product, size) => product * size, 1);
  const counter = new Array<number>(shape.length).fill(0);
  let at = offset;
  for (let index = 0; index < total; index++) {
    see(index, at);
    for (let i = shape.length - 1; i >= 0; i--) {
      const next = (counter[i] ?? 0) + 1;
      at += strides[i] ?? 0;
      if (next < (shape[i] ?? 0)) {
        counter[i] = next;
        break;
      }
      counter[i] = 0;
      at -= next * (strides[i] ?? 0);
    }
  }
}

export function sameShape(one: Shape, other: Shape): boolean {
  return one.length === other.length && one.every((size, i) => size === other[i]);
}
