import { describeSize, type Size } from '../../base/size.ts';
import { childrenOf, levelsOf, type Topology } from '../../base/topology.ts';
import type { Forms } from './forms.ts';
import { PackedBatch } from './packedBatch.ts';
import { type Stair, stairsFor } from './stairs.ts';

/** Nodes of one height and one number of children. */
export interface Group {
  readonly children: number;
  /** For how many there is room. */
  readonly count: number;
}

/**
 * How much room a plan has: as much as any of some batches takes. What depends on the form of a batch is asked for while the plan is made, so
 * that others can be held against it.
 */
export class Room {
  readonly forms: Forms;
  private readonly batches: readonly PackedBatch[];
  private readonly asked = {
    rows: new Map<string, { readonly size: Size; readonly count: number }>(),
    stairs: new Map<string, { readonly size: Size; readonly stairs: readonly Stair[] }>(),
    levels: new Map<string, readonly (readonly Group[])[]>(),
  };

  constructor(forms: Forms, batches: readonly (readonly number[])[]) {
    this.forms = forms;
    this.batches = batches.map((batch) => new PackedBatch(forms, batch));
  }

  /** For how many elements of all examples of a batch. */
  rows(size: Size): number {
    const key = describeSize(size);
    const known = this.asked.rows.get(key);
    if (known) return known.count;
    const count = this.batches.reduce((most, batch) => Math.max(most, batch.total(size)), 1);
    this.asked.rows.set(key, { size, count });
    return count;
  }

  /** For how many sequences at each step. */
  stairs(size: Size): readonly Stair[] {
    const key = describeSize(size);
    const known = this.asked.stairs.get(key);
    if (known) return known.stairs;
    const profile: number[] = [];
    for (const batch of this.batches)
      for (const [step, count] of batch.profile(size).entries())
        profile[step] = Math.max(profile[step] ?? 0, count);
    const stairs = stairsFor(profile);
    this.asked.stairs.set(key, { size, stairs });
    return stairs;
  }

  /** For how many nodes of each number of children, of each height above the leaves; from 1 on. */
  levels(tree: string): readonly (readonly Group[])[] {
    const known = this.asked.levels.get(tree);
    if (known) return known;
    const most: Map<number, number>[] = [];
    for (const batch of this.batches)
      for (const [level, counts] of levelCounts(batch, tree).entries()) {
        const here = most[level] ?? new Map<number, number>();
        most[level] = here;
        for (const [children, count] of counts) here.set(children, Math.max(here.get(children) ?? 0, count));
      }
    const levels = most.map((counts) =>
      [...counts]
        .sort(([one], [other]) => one - other)
        .map(([children, count]): Group => ({ children, count })),
    );
    this.asked.levels.set(tree, levels);
    return levels;
  }

  /** Whether there is room for a batch wherever any was asked for. */
  holds(batch: PackedBatch): boolean {
    const { rows, stairs, levels } = this.asked;
    return (
      [...rows.values()].every(({ size, count }) => batch.total(size) <= count) &&
      [...stairs.values()].every((asked) => climbs(asked.stairs, batch.profile(asked.size))) &&
      [...levels].every(([tree, groups]) =>
        levelCounts(batch, tree).every((counts, level) =>
          [...counts].every(
            ([children, count]) =>
              count <= (groups[level]?.find((group) => group.children === children)?.count ?? 0),
          ),
        ),
      )
    );
  }
}

function climbs(stairs: readonly Stair[], profile: readonly number[]): boolean {
  const widthAt = (step: number) =>
    stairs.find(({ from, steps }) => step >= from && step < from + steps)?.width ?? 0;
  return profile.every((count, step) => count <= widthAt(step));
}

/** How many nodes of each number of children there are, by height above the leaves, from 1 on. */
function levelCounts(batch: PackedBatch, source: string): readonly ReadonlyMap<number, number>[] {
  const counts: Map<number, number>[] = [];
  for (const place of batch.examples.keys())
    for (const [level, here] of countsIn(batch.tree(source, place)).entries()) {
      const sum = counts[level] ?? new Map<number, number>();
      counts[level] = sum;
      for (const [children, count] of here) sum.set(children, (sum.get(children) ?? 0) + count);
    }
  return counts;
}

const countsOfTrees = new WeakMap<Topology, readonly ReadonlyMap<number, number>[]>();

function countsIn(tree: Topology): readonly ReadonlyMap<number, number>[] {
  const known = countsOfTrees.get(tree);
  if (known) return known;
  const [, ...levels] = levelsOf(tree);
  const counts = levels.map((nodes) => {
    const here = new Map<number, number>();
    for (const node of nodes) {
      const { length } = childrenOf(tree, node);
      here.set(length, (here.get(length) ?? 0) + 1);
    }
    return here;
  });
  countsOfTrees.set(tree, counts);
  return counts;
}
