import type { Equation, Program, ValueId } from '../ir/program.ts';
import { AssignBlocks, type LoopScope, type Scope } from './assignBlocks.ts';
import { aligned, planMemory } from './planMemory.ts';

/** The addresses of a program's values; inputs that nothing reads have none. */
export interface Placement {
  readonly addresses: ReadonlyMap<ValueId, number>;
  /** Those of the bodies of its scans. */
  readonly loops: ReadonlyMap<Equation, LoopPlacement>;
}

export interface LoopPlacement extends Placement {
  /** By the number of a state that takes over from another: where it waits while that one is still read. */
  readonly waiting: ReadonlyMap<number, number>;
}

/**
 * Gives every value of a scheduled program its address in the arena. Inputs and constants keep theirs from run to run;
 * the others share what is free, results to the end of a run. Values lie in one another where that saves copies.
 */
export function placeValues(program: Program): Placement & { readonly total: number } {
  const { blocks, fixed, wishes, scope } = new AssignBlocks(program);
  for (const { block, into, offset, filledBehind = -1, readUntil = Number.POSITIVE_INFINITY } of wishes)
    if (blocks.liesInItself(block) && blocks.first(block) > filledBehind && blocks.last(block) <= readUntil)
      blocks.put(block, into, offset);

  const starts = new Map<number, number>();
  let kept = 0;
  for (const block of fixed) {
    starts.set(block, kept);
    kept += aligned(blocks.size(block));
  }
  const shared = blocks.numbers().filter((block) => !fixed.has(block) && blocks.liesInItself(block));
  const memory = planMemory(
    shared.map((block) => ({ size: blocks.size(block), from: blocks.first(block), to: blocks.last(block) })),
  );
  shared.forEach((block, i) => {
    starts.set(block, kept + (memory.addresses[i] ?? 0));
  });

  const addressOf = (block: number, offset: number) =>
    (starts.get(blocks.outermost(block)) ?? 0) + blocks.offset(block) + offset;
  const place = ({ places, loops }: Scope): Placement => {
    const addresses = new Map<ValueId, number>();
    for (const [id, { block, offset }] of places) addresses.set(id, addressOf(block, offset));
    return { addresses, loops: new Map([...loops].map(([equation, inner]) => [equation, placeLoop(inner)])) };
  };
  const placeLoop = (loop: LoopScope): LoopPlacement => ({
    ...place(loop),
    waiting: new Map([...loop.waiting].map(([state, block]) => [state, addressOf(block, 0)])),
  });
  return { ...place(scope), total: kept + memory.total };
}
