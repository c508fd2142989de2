import { describeSize, evaluateSize, type Size } from '../../base/size.ts';
import { innerNodesOf, type Topology } from '../../base/topology.ts';
import { axesIn } from '../../base/valueType.ts';
import type { Inference } from '../../compiler/infer.ts';
import type { BoundExamples } from '../bindExamples.ts';

/** How long the values of examples are, and which form their trees have. */
export class Forms {
  private readonly bound: BoundExamples;
  /** By the name of an unknown size, `length(letters)`: what it is in an example. */
  private readonly unknowns: readonly (readonly [name: string, of: (example: number) => number])[];
  private readonly counted = new Map<string, Int32Array | undefined>();
  private readonly treesOf = new Map<string, (example: number) => Topology | undefined>();

  /** `inference` is that of the document in which ragged sources have no size. */
  constructor(bound: BoundExamples, inference: Inference) {
    this.bound = bound;
    this.unknowns = bound.ragged.flatMap(({ path, axisOf }) => {
      const type = inference.types.get(`${path}.out`);
      const [first] = type ? axesIn(type) : [];
      if (!first) return [];
      const treeOf = (example: number) => axisOf(example)?.tree?.topology;
      if (first.tree) this.treesOf.set(path, treeOf);
      return [
        [describeSize(first.size), (example: number) => axisOf(example)?.size ?? 0] as const,
        [
          `inner(${path})`,
          (example: number) => innerNodesOf(treeOf(example) ?? { children: [] }).length,
        ] as const,
      ];
    });
  }

  /** What a size is in each example; `undefined` if something in it is none of theirs. */
  countsOf(size: Size): Int32Array | undefined {
    const key = describeSize(size);
    if (!this.counted.has(key)) this.counted.set(key, this.count(size));
    return this.counted.get(key);
  }

  /** The tree that a source has in an example. */
  treeOf(source: string, example: number): Topology {
    const tree = this.treesOf.get(source)?.(example);
    if (!tree) throw new Error(`${source} has no tree.`);
    return tree;
  }

  private count(size: Size): Int32Array | undefined {
    const counts = new Int32Array(this.bound.count);
    for (let example = 0; example < counts.length; example++) {
      const count = evaluateSize(size, new Map(this.unknowns.map(([name, of]) => [name, of(example)])));
      if (count === undefined) return undefined;
      counts[example] = count;
    }
    return counts;
  }
}
