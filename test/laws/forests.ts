import fc from 'fast-check';
import type { Topology } from '../../src/base/topology.ts';

/**
 * Forests, the empty one among them. Each step of a recipe makes the next node: a leaf, or a parent of the last few
 * trees so far.
 */
export function forests(mostNodes: number, mostChildren: number): fc.Arbitrary<Topology> {
  return fc.array(fc.nat(mostChildren), { maxLength: mostNodes }).map((recipe) => {
    const roots: number[] = [];
    const children = recipe.map((count, node) => {
      const taken = count === 0 ? [] : roots.splice(-count);
      roots.push(node);
      return taken;
    });
    return { children };
  });
}
