import type { Problem } from '../base/problem.ts';
import { type Axis, countElements, isKnown, type ValueType } from '../base/valueType.ts';
import type { WeightSpec } from '../blocks/weights.ts';
import { splitPath, splitPort } from '../document/path.ts';
import type { Scope } from './resolve.ts';

/**
 * What a graph may ask for: float32 elements (512 MiB), layers after stacks are unfolded, and floating-point operations a run,
 * which are some minutes of plain JavaScript.
 */
export const largest = { elements: 2 ** 27, layers: 100_000, operations: 2 ** 38 };

/** Estimates memory from the types alone, before anything is allocated. */
export function checkElements(
  types: ReadonlyMap<string, ValueType>,
  fronts: ReadonlyMap<string, readonly Axis[]>,
  weights: ReadonlyMap<string, WeightSpec>,
): Problem[] {
  let elements = 0;
  let worst = { path: '', elements: 0 };
  const count = (path: string, size: number) => {
    elements += size;
    if (size > worst.elements) worst = { path, elements: size };
  };
  for (const [name, { shape }] of weights) count(name, countElements(shape));
  for (const [port, type] of types) {
    const [node] = splitPort(port);
    const [around] = splitPath(node);
    count(port, elementsIn(type) * countKnown(fronts.get(around) ?? []));
  }
  if (elements <= largest.elements) return [];
  const message = `the graph needs room for at most ${largest.elements} numbers, but has ${elements}; this alone has ${worst.elements}.`;
  return [{ code: 'too-large', path: worst.path, message }];
}

function elementsIn(type: ValueType): number {
  if (type.kind === 'tuple') return type.items.reduce((total, item) => total + elementsIn(item), 0);
  return countKnown(type.axes);
}

/** Axes whose size is not known yet count as one; the plan, which knows all, is checked again. */
function countKnown(axes: readonly Axis[]): number {
  return axes.reduce((product, axis) => (isKnown(axis) ? product * axis.size : product), 1);
}

/** Counts layers with all copies of stacks. */
export function checkLayers(scope: Scope): Problem[] {
  const layers = countLayers(scope);
  if (layers <= largest.layers) return [];
  return [
    {
      code: 'too-large',
      path: '',
      message: `the graph needs at most ${largest.layers} layers, but has ${layers} when its stacks are unfolded.`,
    },
  ];
}

function countLayers(scope: Scope): number {
  return scope.nodes.reduce((total, { block, params, body }) => {
    if (!body || !block.body) return total + 1;
    const copies =
      typeof params.times === 'number' ? params.times : Math.max(1, block.instances(params).length);
    return total + 1 + copies * countLayers(body);
  }, 0);
}
