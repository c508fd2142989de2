import { countElements } from '../base/valueType.ts';
import type { Program } from '../ir/program.ts';
import { type Block, planMemory } from './planMemory.ts';

/**
 * Gives every value of a scheduled program its address in the arena. Inputs and constants keep theirs from run to run, and results
 * until the next; the others share what is free. A reshaped value lies where its operand does. Inputs that
 * nothing reads get no place.
 */
export function placeValues(program: Program): {
  readonly addresses: ReadonlyMap<number, number>;
  readonly total: number;
} {
  const owner = new Map<number, number>();
  const ownerOf = (id: number) => owner.get(id) ?? id;
  const from = new Map<number, number>();
  const to = new Map<number, number>();
  const used = new Set<number>(program.outputs);
  program.equations.forEach(({ primitive, inputs, outputs }, step) => {
    for (const id of inputs) {
      used.add(id);
      to.set(ownerOf(id), step);
    }
    for (const id of outputs) {
      const [operand] = inputs;
      if (primitive === 'reshape' && operand !== undefined) owner.set(id, ownerOf(operand));
      else {
        from.set(id, step);
        to.set(id, step);
      }
    }
  });

  const lasting = new Set<number>([
    ...program.inputs.filter((id) => used.has(id)),
    ...program.outputs.map(ownerOf),
  ]);
  for (const { primitive, outputs } of program.equations)
    if (primitive === 'constant') for (const id of outputs) lasting.add(id);

  const addresses = new Map<number, number>();
  let total = 0;
  for (const id of lasting) {
    addresses.set(id, total);
    total += Math.ceil(sizeOf(program, id) / 4) * 4;
  }
  const passing = [...from.keys()].filter((id) => !lasting.has(id));
  const blocks = passing.map(
    (id): Block => ({ size: sizeOf(program, id), from: from.get(id) ?? 0, to: to.get(id) ?? 0 }),
  );
  const memory = planMemory(blocks);
  passing.forEach((id, i) => {
    addresses.set(id, total + (memory.addresses[i] ?? 0));
  });
  for (const [id, of] of owner) addresses.set(id, addresses.get(of) ?? 0);
  return { addresses, total: total + memory.total };
}

function sizeOf(program: Program, id: number): number {
  return countElements(program.shapes[id] ?? []);
}
