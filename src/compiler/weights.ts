import { streamKey, uniformAt } from '../base/random.ts';
import { countElements } from '../base/valueType.ts';
import type { WeightSpec } from '../blocks/weights.ts';
import { drawOrthogonal } from './orthogonal.ts';

/** Numbers of a weight in row-major order. */
export interface WeightTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** The weights that the seed gives, by name. Each has a stream of its own, so that none depends on which others there are. */
export function drawWeights(
  seed: number,
  weights: ReadonlyMap<string, WeightSpec>,
): Map<string, WeightTensor> {
  return new Map([...weights].map(([name, spec]) => [name, drawWeight(seed, name, spec)]));
}

/** One weight as the seed gives it: + − × ÷ and square roots alone, so that all machines agree. */
export function drawWeight(seed: number, name: string, { shape, initialiser }: WeightSpec): WeightTensor {
  const [rows = 1, columns = 1] = shape;
  const key = streamKey(seed, name);
  if (initialiser === 'orthogonal') return { shape, data: Float32Array.from(drawOrthogonal(key, rows)) };
  const data = new Float32Array(countElements(shape));
  if (initialiser === 'ones') data.fill(1);
  const limit = Math.fround(limitOf(initialiser, rows, columns));
  if (limit > 0)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        data[row * columns + column] = Math.fround(Math.fround(2 * uniformAt(key, row, column) - 1) * limit);
  return { shape, data };
}

/** Weights are even over ± this. */
function limitOf(
  initialiser: Exclude<WeightSpec['initialiser'], 'orthogonal'>,
  rows: number,
  columns: number,
): number {
  switch (initialiser) {
    case 'zeros':
    case 'ones':
      return 0;
    case 'glorot':
      return Math.sqrt(6 / (rows + columns));
    case 'he':
      return Math.sqrt(6 / columns);
    case 'embedding':
      return 1 / Math.sqrt(columns);
  }
}

/** Each way in which given weights differ from those that the graph has: missing, not in the graph, or of another shape. */
export function compareWeights(
  wanted: ReadonlyMap<string, WeightSpec>,
  given: ReadonlyMap<string, WeightTensor>,
): string[] {
  const text = (shape: readonly number[]) => `[${shape.join(', ')}]`;
  const differences: string[] = [];
  for (const [name, { shape }] of wanted) {
    const tensor = given.get(name);
    if (!tensor)
      differences.push(`${name}: the graph has this weight, of shape ${text(shape)}, but the file does not.`);
    else if (!fits(tensor, shape))
      differences.push(
        `${name}: the graph needs shape ${text(shape)}, but the file has ${text(tensor.shape)}.`,
      );
  }
  for (const name of given.keys())
    if (!wanted.has(name)) differences.push(`${name}: the file has this weight, but the graph does not.`);
  return differences;
}

/** The weights of a graph that the given ones leave to the seed, as name or shape does not fit. */
export function namesToDraw(
  wanted: ReadonlyMap<string, WeightSpec>,
  given: ReadonlyMap<string, WeightTensor>,
): string[] {
  return [...wanted].flatMap(([name, { shape }]) => {
    const tensor = given.get(name);
    return tensor && fits(tensor, shape) ? [] : [name];
  });
}

/** The weights of a graph: the given ones where they fit, and what the seed gives for the others, listed as `drawn`. */
export function chooseWeights(
  seed: number,
  wanted: ReadonlyMap<string, WeightSpec>,
  given: ReadonlyMap<string, WeightTensor> = new Map(),
): { readonly weights: ReadonlyMap<string, WeightTensor>; readonly drawn: readonly string[] } {
  const drawn = namesToDraw(wanted, given);
  const missing = new Set(drawn);
  const weights = new Map<string, WeightTensor>();
  for (const [name, spec] of wanted) {
    const tensor = missing.has(name) ? undefined : given.get(name);
    weights.set(name, tensor ?? drawWeight(seed, name, spec));
  }
  return { weights, drawn };
}

/** Whether a tensor has the shape that a weight is to have. */
export function fits(tensor: WeightTensor, shape: readonly number[]): boolean {
  return tensor.shape.length === shape.length && tensor.shape.every((size, i) => size === shape[i]);
}
