import type { Equation, Program, ValueId } from '../ir/program.ts';
import { AssignBlocks } from './assignBlocks.ts';
import type { LoopScope, Scope } from './places.ts';
import { aligned, planMemory } from './planMemory.ts';
import { valuesToKeep } from './valuesToKeep.ts';

export interface Placement {
  /** By value; inputs that nothing reads have none, and −1. */
  readonly addresses: Int32Array;
  /** How far apart the slices lie of values that are never put together. */
  readonly steps: ReadonlyMap<ValueId, number>;
  /** Those of the bodies of its scans. */
  readonly loops: ReadonlyMap<Equation, LoopPlacement>;
}

export interface LoopPlacement extends Placement {
  /** The addresses of windows, which lie behind the arena. */
  readonly elements: readonly (number | undefined)[];
  readonly results: readonly number[];
  /** By the number of a state that takes over from another: where it waits while that one is still read. */
  readonly waiting: ReadonlyMap<number, number>;
}

/**
 * Gives every value of a scheduled program its address in the arena. Inputs and constants keep theirs from run to run, and
 * so does what is made of constants and lasting inputs alone, as far as anything else reads it; the others share what is free,
 * results to the end of a run. Values lie in one another where that saves copies. Windows of loops have addresses behind the arena.
 */
export function placeValues(
  program: Program,
  lasting: Iterable<ValueId> = [],
): Placement & { readonly total: number } {
  const assigned = new AssignBlocks(program, valuesToKeep(program, lasting));
  const { blocks, fixed, windows, filled, scope } = assigned;
  nest(assigned);

  const starts = new Int32Array(blocks.count);
  let kept = 0;
  for (const block of fixed) {
    starts[block] = kept;
    kept += aligned(blocks.size(block));
  }
  const shared = filled.filter((block) => blocks.liesInItself(block));
  const memory = planMemory(
    shared.map((block) => ({ size: blocks.size(block), from: blocks.first(block), to: blocks.last(block) })),
  );
  shared.forEach((block, i) => {
    starts[block] = kept + (memory.addresses[i] ?? 0);
  });
  const total = kept + memory.total;
  let behind = total;
  for (const block of windows) {
    starts[block] = behind;
    behind += aligned(blocks.size(block));
  }

  const addressOf = (block: number, offset: number) =>
    (starts[blocks.outermost(block)] ?? 0) + blocks.offset(block) + offset;
  const place = ({ places, steps, loops }: Scope): Placement => {
    const addresses = places.toAddresses(addressOf);
    return {
      addresses,
      steps,
      loops: new Map([...loops].map(([equation, inner]) => [equation, placeLoop(inner)])),
    };
  };
  const placeLoop = (loop: LoopScope): LoopPlacement => ({
    ...place(loop),
    elements: loop.elements.map((block) => (block === undefined ? undefined : addressOf(block, 0))),
    results: loop.results.map((block) => addressOf(block, 0)),
    waiting: new Map([...loop.waiting].map(([state, block]) => [state, addressOf(block, 0)])),
  });
  return { ...place(scope), total };
}

/** Lets blocks lie in one another where they may. */
function nest({ blocks, wishes, successions }: AssignBlocks): void {
  /** Those in which a part holds one value after another, so that it is not free before the last of them is filled. */
  const shared = new Set<number>();
  for (const { block, into, offset, filledBehind, readUntil } of wishes) {
    const tooEarly = filledBehind !== undefined && blocks.first(block) <= filledBehind;
    const tooLong = readUntil !== undefined && blocks.last(block) > readUntil;
    if (!blocks.liesInItself(block) || tooEarly || tooLong) continue;
    blocks.put(block, into, offset);
    if (shared.has(block) || filledBehind !== undefined || readUntil !== undefined)
      shared.add(blocks.outermost(into));
  }
  const succeeding = new Set<number>();
  for (const { block, by, step, apart } of successions) {
    if (succeeding.has(by) || shared.has(blocks.outermost(by))) continue;
    if (!blocks.liesInItself(block) || blocks.last(block) > step) continue;
    if (apart.some((other) => blocks.outermost(other) === block)) continue;
    succeeding.add(by);
    blocks.put(block, by, 0);
  }
}
