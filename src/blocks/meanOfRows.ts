import { countElements } from '../base/valueType.ts';
import type { Builder, Operand } from '../ir/builder.ts';

/** (…, features) as (vectors, features). */
export function vectorsOf(emit: Builder, x: Operand): Operand {
  return emit.reshape(x, [countElements(x.shape.slice(0, -1)), x.shape.at(-1) ?? 1]);
}

/** The mean of a list of numbers, which is not empty. */
export function meanOfRows(emit: Builder, x: Operand): Operand {
  const [count = 1] = x.shape;
  return count === 1 ? emit.sum(x, 0) : emit.mul(emit.sum(x, 0), emit.fill(1 / count, []));
}
