import { type Axis, isKnown, type ValueType } from '../../../src/base/valueType.ts';
import { type Inference, infer } from '../../../src/compiler/infer.ts';
import type { Document } from '../../../src/document/document.ts';

/** How many elements the ports of a graph have together, at most, when a combinator is put into it. */
const mostElements = 5000;

/** Whether there is no problem, every source has a value, and nothing grows beyond what a test should take. */
export function isSound(document: Document): boolean {
  const inference = infer(document);
  return inference.problems.length === 0 && elementsIn(inference) < mostElements;
}

export function elementsIn({ types, fronts }: Inference): number {
  let total = 0;
  for (const [port, type] of types) {
    const around = fronts.get(port.slice(0, Math.max(0, port.lastIndexOf('/')))) ?? [];
    total += countIn(around) * elementsOf(type);
  }
  return total;
}

function elementsOf(type: ValueType): number {
  return type.kind === 'tuple'
    ? type.items.reduce((total, item) => total + elementsOf(item), 0)
    : countIn(type.axes);
}

/** Sizes that differ from place to place count as three. */
function countIn(axes: readonly Axis[]): number {
  return axes.reduce((product, axis) => product * (isKnown(axis) ? axis.size : 3), 1);
}
