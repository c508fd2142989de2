import { axis } from '../base/valueType.ts';
import { Builder } from '../ir/builder.ts';
import { lift } from '../ir/layout.ts';
import type { Lowered } from './lower.ts';

/**
 * The program for so many values of every source at once, along a new axis in front of each source and each result. Weights are
 * the same for all; each result has the bits that it has alone.
 */
export function batchSources({ program, inputs, taps, lasting, masks }: Lowered, size: number): Lowered {
  const batched = inputs.map((name) => !lasting.has(name));
  const emit = new Builder();
  const operands = program.inputs.map((id, i) => {
    const shape = program.shapes[id] ?? [];
    return emit.input(batched[i] ? [size, ...shape] : shape);
  });
  return {
    program: emit.finish(emit.batched(program, operands, batched, size)),
    inputs,
    taps: taps.map((tap) => ({
      ...tap,
      axes: [axis('position', size), ...tap.axes],
      layout: lift(tap.layout, size),
    })),
    lasting,
    masks,
  };
}
