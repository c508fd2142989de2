import { axesIn, isKnown } from '../../base/valueType.ts';
import type { Inference } from '../../compiler/infer.ts';
import type { ResolvedNode } from '../../compiler/resolve.ts';
import { type Column, type Dataset, sizeOf } from '../../data/dataset.ts';

/** A source of the graph that can take data, and the columns that it could take them from. */
export interface Binding {
  readonly path: string;
  readonly fitting: readonly string[];
  /** The one that it takes; the document's own value where there is none. */
  readonly column: string | undefined;
}

/**
 * Pairs the sources of a graph with columns of a data set: as was chosen (`''` for the document's own value), else by the same name,
 * else the first that fits and that no other source has taken.
 */
export function chooseColumns(
  inference: Inference,
  dataset: Dataset,
  chosen: ReadonlyMap<string, string>,
): readonly Binding[] {
  const taken = new Set(chosen.values());
  return inference.scope.nodes.flatMap((node): Binding[] => {
    const { path, block } = node;
    if (block.body || !block.source) return [];
    const fitting = dataset.columns.filter((column) => fits(node, column, inference)).map(({ name }) => name);
    const own = chosen.get(path);
    const free = fitting.includes(path) ? path : fitting.find((name) => !taken.has(name));
    const column = own === undefined ? free : fitting.includes(own) ? own : undefined;
    if (column !== undefined) taken.add(column);
    return [{ path, fitting, column }];
  });
}

/** Whether a source of this kind can hold what a column has. */
function fits({ path, block }: ResolvedNode, column: Column, { types }: Inference): boolean {
  switch (block.type) {
    case 'class':
      return column.kind === 'class' && !column.starts;
    case 'text':
      return column.kind === 'text' || (column.kind === 'class' && column.starts !== undefined);
    case 'tree':
      return column.kind === 'tree';
    case 'series':
      return column.kind === 'numbers' && column.starts !== undefined;
    default: {
      const type = types.get(`${path}.out`);
      if (column.kind !== 'numbers' || column.starts || !type) return false;
      const sizes = axesIn(type).map((axis) => (isKnown(axis) ? axis.size : Number.NaN));
      return sizeOf(sizes) === sizeOf(column.shape);
    }
  }
}
