import { panelWidth } from '../base/panelWidth.ts';
import type { Builder, Operand } from './builder.ts';
import type { Shape } from './program.ts';

/** The shape of the panels of (…front, N, K) matrices: (…front, ⌈N / 8⌉, K, 8). */
export function panelsShape(matrices: Shape): Shape {
  const [rows = 0, depth = 0] = matrices.slice(-2);
  return [...matrices.slice(0, -2), Math.ceil(rows / panelWidth), depth, panelWidth];
}

/** (…front, N, K) matrices in panels of eight rows each, which a product reads one behind the other; the last has zeros for rows that are not there. */
export function pack(emit: Builder, matrices: Operand): Operand {
  const { shape } = matrices;
  const [rows = 0, depth = 0] = shape.slice(-2);
  const front = shape.slice(0, -2);
  const panels = Math.ceil(rows / panelWidth);
  const missing = panels * panelWidth - rows;
  const nothing = shape.map(() => 0);
  const whole =
    missing === 0
      ? matrices
      : emit.one('pad', [matrices], { low: nothing, high: nothing.with(-2, missing), value: 0 });
  const order = [...front.keys(), front.length, front.length + 2, front.length + 1];
  return emit.transpose(emit.reshape(whole, [...front, panels, panelWidth, depth]), order);
}

/** The matrices of so many rows that `pack` made panels of. */
export function unpack(emit: Builder, panels: Operand, rows: number): Operand {
  const { shape } = panels;
  const [count = 0, depth = 0] = shape.slice(-3);
  const front = shape.slice(0, -3);
  const order = [...front.keys(), front.length, front.length + 2, front.length + 1];
  const whole = emit.reshape(emit.transpose(panels, order), [...front, count * panelWidth, depth]);
  if (rows === count * panelWidth) return whole;
  return emit.slice(whole, [...front.map(() => 0), 0, 0], [...front, rows, depth]);
}

/** The place in panels, element by element, of the number in a row and column of the matrices, which are counted before it. */
export function placeInPanels(
  [rows, depth]: readonly [number, number],
  matrix: number,
  row: number,
  k: number,
): number {
  const panel = matrix * Math.ceil(rows / panelWidth) + Math.floor(row / panelWidth);
  return (panel * depth + k) * panelWidth + (row % panelWidth);
}
